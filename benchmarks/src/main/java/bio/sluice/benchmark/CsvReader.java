package bio.sluice.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Reads RFC 4180 text one character at a time: quotes, doubled quotes, line breaks inside quotes. One thread. */
final class CsvReader {
    private static final int END = -1;

    private final Reader in;

    CsvReader(Reader in) {
        this.in = in;
    }

    /** The next record, or null at the end of the text. */
    List<String> next() throws IOException {
        int c = in.read();
        if (c == END) {
            return null;
        }
        List<String> record = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        while (true) {
            if (quoted) {
                if (c == END) {
                    throw new IOException("the text ends inside quotes: " + cell);
                } else if (c != '"') {
                    cell.append((char) c);
                } else {
                    int after = in.read();
                    if (after != '"') {
                        quoted = false;
                        c = after;
                        continue;
                    }
                    cell.append('"');
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                record.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n' || c == END) {
                record.add(cell.toString());
                return record;
            } else {
                cell.append((char) c);
            }
            c = in.read();
        }
    }
}
