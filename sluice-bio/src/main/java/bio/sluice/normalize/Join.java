package bio.sluice.normalize;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `join`: makes one text of the elements of a JSON list, or of several fields. Elements and fields that are absent,
/// null or empty are left out.
final class Join extends Transform {
    private static final long serialVersionUID = 1L;

    private static final Option<String> SEPARATOR =
            Option.text("separator", null, "Text to put between the parts").mandatory();
    private static final Option<List<String>> FIELDS =
            Option.texts("fields", List.of(), "Fields to join; default: the elements of the field's own list");
    static final OptionTable OPTIONS = OptionTable.of(SEPARATOR, FIELDS);

    private final byte[] separator;
    private final List<String> fields;

    private Join(byte[] separator, List<String> fields) {
        this.separator = separator;
        this.fields = fields;
    }

    static Join of(OptionValues params) {
        String separator = params.get(SEPARATOR);
        return separator == null ? null : new Join(separator.getBytes(StandardCharsets.UTF_8), params.get(FIELDS));
    }

    @Override
    void apply(RuleInput in, NewValue out) {
        if (!fields.isEmpty()) {
            joinFields(in, out);
        } else if (in.isList()) {
            joinElements(in.value(), out);
        } else if (in.isNested()) {
            out.fail("is an object, not a list");
        } else {
            out.beUnchanged(); // a single value is a list of one
        }
    }

    private void joinFields(RuleInput in, NewValue out) {
        ByteSink scratch = out.scratch();
        for (int i = 0; i < fields.size(); i++) {
            Slice part = in.other(i);
            if (part != null && !part.isEmpty()) {
                if (scratch.length() > 0) {
                    scratch.write(separator);
                }
                scratch.write(part.bytes(), part.start(), part.end());
            }
        }
        out.beScratchText();
    }

    private void joinElements(Slice list, NewValue out) {
        byte[] bytes = list.bytes();
        ByteSink scratch = out.scratch();
        int i = JsonText.skipBlanks(bytes, list.start() + 1, list.end());
        while (bytes[i] != ']') {
            int end = JsonText.skipValue(bytes, i);
            if (bytes[i] == '[' || bytes[i] == '{') {
                out.fail("has a list or object in it");
                return;
            }
            boolean string = bytes[i] == '"';
            boolean empty = string ? end - i == 2 : bytes[i] == 'n';
            if (!empty) {
                if (scratch.length() > 0) {
                    scratch.write(separator);
                }
                if (string) {
                    JsonText.unescape(bytes, i + 1, end - 1, scratch);
                } else {
                    scratch.write(bytes, i, end);
                }
            }
            i = JsonText.skipBlanks(bytes, end, list.end());
            if (bytes[i] == ',') {
                i = JsonText.skipBlanks(bytes, i + 1, list.end());
            }
        }
        out.beScratchText();
    }

    @Override
    List<String> reads() {
        return fields;
    }

    @Override
    boolean fills() {
        return !fields.isEmpty();
    }

    @Override
    boolean takesNested() {
        return true;
    }
}
