package bio.sluice.formats.json;

import bio.sluice.format.Format;
import bio.sluice.io.InputFile;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.record.JsonText;
import bio.sluice.stream.RecordSource;
import bio.sluice.stream.RecordWriter;
import java.util.List;

/// JSON lines (jsonlines.org; NDJSON is the same): one JSON object a line. Immutable.
public final class JsonlFormat implements Format {
    /// Made by the `ServiceLoader`.
    public JsonlFormat() {}

    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public String summary() {
        return "JSON lines: one JSON object a line, nested values kept as they are";
    }

    @Override
    public List<String> extensions() {
        return List.of(".jsonl", ".ndjson");
    }

    /// An opening brace with a key in quotes behind it on the same line: no table begins like that.
    @Override
    public boolean recognises(byte[] head, int length) {
        int mark =
                length >= 3 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB && (head[2] & 0xFF) == 0xBF ? 3 : 0;
        int open = JsonText.skipBlanks(head, mark, length);
        if (open >= length || head[open] != '{') {
            return false;
        }
        int i = open + 1;
        while (i < length && (head[i] == ' ' || head[i] == '\t')) {
            i++;
        }
        return i < length && (head[i] == '"' || head[i] == '}');
    }

    @Override
    public OptionTable readerOptions() {
        return JsonlOptions.READER;
    }

    @Override
    public OptionTable writerOptions() {
        return OptionTable.EMPTY;
    }

    @Override
    public RecordSource read(List<InputFile> inputs, OptionValues options) {
        return new JsonlSource(inputs, options);
    }

    @Override
    public RecordWriter write(OptionValues options) {
        return new JsonlWriter();
    }
}
