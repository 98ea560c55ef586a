package bio.sluice.graph;

import bio.sluice.record.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// How the CURIEs of a type follow from the canonical texts of its identifiers: prefix, colon, and the text without a
/// prefix of its own (`HGNC:11998` becomes `hgnc:11998`, `CVCL_0440` becomes `cellosaurus:0440`). Immutable.
final class CurieForm {
    private final byte[] opening;
    private final byte[] own;
    private final boolean plain;

    /// @param prefix what CURIEs begin with, without the colon
    /// @param own what the type puts before its identifiers, and CURIEs leave out; may be empty
    CurieForm(String prefix, String own) {
        this.opening = (prefix + ':').getBytes(StandardCharsets.UTF_8);
        this.own = own.getBytes(StandardCharsets.UTF_8);
        this.plain = Arrays.equals(JsonText.escaped(prefix + ':'), opening);
    }

    /// The forms of all types.
    ///
    /// @param own by type, as `prefixes`
    static CurieForm[] of(List<String> prefixes, List<String> own) {
        CurieForm[] forms = new CurieForm[prefixes.size()];
        Arrays.setAll(forms, i -> new CurieForm(prefixes.get(i), own.get(i)));
        return forms;
    }

    /// Prefix and colon; not to be changed.
    byte[] opening() {
        return opening;
    }

    /// Whether prefix and colon stand in a JSON string as they are.
    boolean isPlain() {
        return plain;
    }

    /// What CURIEs of this type leave out of identifiers, if anything: bytes of what the type puts before them or, if
    /// it says nothing of that, of prefix and colon.
    int usualSkip() {
        return own.length > 0 ? own.length : opening.length;
    }

    /// Whether what CURIEs leave out by [#usualSkip] is the same in all of them; prefix and colon may be in any case.
    boolean skipsTheSame() {
        return own.length > 0;
    }

    /// How many bytes of the identifier `bytes[start, end)` its CURIE leaves out: what the type puts before it, or else
    /// prefix and colon, if it begins with them in any case.
    int skipped(byte[] bytes, int start, int end) {
        if (own.length > 0
                && end - start > own.length
                && Arrays.equals(own, 0, own.length, bytes, start, start + own.length)) {
            return own.length;
        }
        int last = opening.length - 1;
        if (end - start <= opening.length || bytes[start + last] != ':') {
            return 0;
        }
        for (int i = 0; i < last; i++) {
            if (lower(bytes[start + i]) != lower(opening[i])) {
                return 0;
            }
        }
        return opening.length;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }
}
