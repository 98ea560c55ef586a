package bio.sluice.format;

import bio.sluice.fault.RunStopped;
import bio.sluice.option.Option;
import bio.sluice.option.Problems;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The encoding that inputs are declared to have. A byte order mark at the beginning of an input overrules it, for it
/// is a signature that no table begins with by chance. Immutable.
public final class TextEncoding {
    /// The reader option of every text format.
    public static final Option<String> OPTION = Option.text(
                    "encoding", "utf-8", "Encoding of the text, such as utf-8, windows-1252 or utf-16.")
            .shownAs("NAME");

    /// Names that Python documents (codecs, "Standard Encodings") and java.nio does not know; a byte order mark is
    /// always recognised here.
    private static final Map<String, Charset> PYTHON_NAMES = Map.of(
            "utf-8-sig", StandardCharsets.UTF_8,
            "latin-1", StandardCharsets.ISO_8859_1,
            "l1", StandardCharsets.ISO_8859_1);

    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    /// What the beginning of an input says.
    ///
    /// @param charset its encoding, or null for UTF-8
    /// @param markLength bytes of the byte order mark
    public record Beginning(Charset charset, int markLength) {}

    private final Charset declared;

    private TextEncoding(Charset declared) {
        this.declared = declared;
    }

    /// The encoding of this name, in any case and with `_` for `-`, as java.nio knows it.
    ///
    /// @throws RunStopped naming the nearest encoding, if there is none of that name
    public static TextEncoding named(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        if (PYTHON_NAMES.containsKey(plain)) {
            return new TextEncoding(PYTHON_NAMES.get(plain));
        }
        for (String candidate : List.of(plain, name.strip())) {
            try {
                return new TextEncoding(Charset.forName(candidate));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
                // the next spelling, or the error below
            }
        }
        throw new RunStopped(
                RunStopped.Reason.USAGE,
                "unknown encoding \"" + name + "\""
                        + Problems.nearest(plain, Charset.availableCharsets().keySet())
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; usual ones are utf-8, windows-1252, iso-8859-1, utf-16"));
    }

    /// The encoding of an input that begins with `head[0, length)`; four bytes are enough.
    public Beginning beginning(byte[] head, int length) {
        // Unicode 15 §23.8, table 23-6; UTF-32LE before UTF-16LE, whose mark it begins with.
        if (starts(head, length, 0xFF, 0xFE, 0, 0)) {
            return new Beginning(UTF_32LE, 4);
        }
        if (starts(head, length, 0, 0, 0xFE, 0xFF)) {
            return new Beginning(UTF_32BE, 4);
        }
        if (starts(head, length, 0xFF, 0xFE)) {
            return new Beginning(StandardCharsets.UTF_16LE, 2);
        }
        if (starts(head, length, 0xFE, 0xFF)) {
            return new Beginning(StandardCharsets.UTF_16BE, 2);
        }
        if (starts(head, length, 0xEF, 0xBB, 0xBF)) {
            return new Beginning(null, 3);
        }
        return new Beginning(unmarked(head, length), 0);
    }

    /// Without a mark, a first character below U+0100 tells the byte order; else it is big-endian (RFC 2781 §4.3).
    private Charset unmarked(byte[] head, int length) {
        boolean little = length >= 2 && head[0] != 0 && head[1] == 0;
        return switch (declared.name()) {
            case "UTF-8" -> null;
            case "UTF-16" -> little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            case "UTF-32" -> little ? UTF_32LE : UTF_32BE;
            default -> declared;
        };
    }

    private static boolean starts(byte[] head, int length, int... mark) {
        if (length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /// What to tell about an input that turned out to be in `found` (null for UTF-8), or null if it is as declared.
    public String surprise(Charset found) {
        Charset actual = found == null ? StandardCharsets.UTF_8 : found;
        return actual.name().startsWith(declared.name())
                ? null
                : name(actual) + " by its byte order mark, not " + name(declared);
    }

    private static String name(Charset charset) {
        return charset.name().toLowerCase(Locale.ROOT);
    }
}
