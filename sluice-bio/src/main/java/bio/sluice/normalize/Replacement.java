package bio.sluice.normalize;

import bio.sluice.pattern.LinearPattern;
import bio.sluice.pattern.PatternSearch;
import bio.sluice.record.ByteSink;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What `regex_replace` puts in place of a match: text with groups of the match in it. Immutable and thread-safe.
///
/// `$1`, `${1}`, `${name}` and `\1` stand for a group, `$0` and `\0` for the whole match, `$$` for a dollar sign, `\\`
/// for a backslash. `$12` is group 12 if there are so many, else group 1 followed by a 2.
final class Replacement implements Serializable {
    private static final long serialVersionUID = 1L;

    /// A piece of text, or a group number and no text.
    private record Piece(byte[] text, int group) implements Serializable {}

    private final Piece[] pieces;

    private Replacement(List<Piece> pieces) {
        this.pieces = pieces.toArray(Piece[]::new);
    }

    /// Reads a replacement.
    ///
    /// @throws IllegalArgumentException with a sentence if it is none, or names a group that the pattern has not
    static Replacement of(String source, LinearPattern pattern) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            char next = i + 1 < source.length() ? source.charAt(i + 1) : 0;
            if ((c == '$' || c == '\\') && (next == '$' || next == '\\')) {
                text.append(next);
                i++;
            } else if ((c == '$' || c == '\\') && isDigit(next)) {
                int group = next - '0';
                i++;
                while (i + 1 < source.length()
                        && isDigit(source.charAt(i + 1))
                        && 10 * group + source.charAt(i + 1) - '0' <= pattern.groups()) {
                    group = 10 * group + source.charAt(++i) - '0';
                }
                addGroup(pieces, text, group, pattern);
            } else if (c == '$' && next == '{' && source.indexOf('}', i) > 0) {
                int close = source.indexOf('}', i);
                addGroup(pieces, text, group(source.substring(i + 2, close), pattern), pattern);
                i = close;
            } else if (c == '$') {
                throw new IllegalArgumentException("a $ without a group behind it; write $$ for a dollar sign");
            } else {
                text.append(c);
            }
        }
        addText(pieces, text);
        return new Replacement(pieces);
    }

    /// The number of the group that `name` names or counts.
    ///
    /// @throws IllegalArgumentException with a sentence if there is none
    static int group(String name, LinearPattern pattern) {
        boolean number = !name.isEmpty() && name.length() < 6 && name.chars().allMatch(c -> c >= '0' && c <= '9');
        int group = number ? Integer.parseInt(name) : pattern.group(name);
        if (group < 0 || group > pattern.groups()) {
            throw new IllegalArgumentException("the pattern has no group " + name
                    + (pattern.groups() == 0 ? "; groups stand in ( )" : "; it has " + pattern.groups()));
        }
        return group;
    }

    private static void addGroup(List<Piece> pieces, StringBuilder text, int group, LinearPattern pattern) {
        addText(pieces, text);
        pieces.add(new Piece(null, group(Integer.toString(group), pattern)));
    }

    private static void addText(List<Piece> pieces, StringBuilder text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text.toString().getBytes(StandardCharsets.UTF_8), -1));
            text.setLength(0);
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Appends the replacement of the match that `search` is at.
    void writeTo(ByteSink out, byte[] bytes, PatternSearch search) {
        for (Piece piece : pieces) {
            if (piece.text() != null) {
                out.write(piece.text());
            } else if (search.start(piece.group()) >= 0) {
                out.write(bytes, search.start(piece.group()), search.end(piece.group()));
            }
        }
    }
}
