package bio.sluice.graph;

import java.util.Arrays;

/// How the CURIE of an identifier follows from its canonical text: prefix, colon, and the text without a prefix of its
/// own (`HGNC:11998` becomes `hgnc:11998`, `CVCL_0440` becomes `cellosaurus:0440`). Stateless.
final class Curies {
    private Curies() {}

    /// How many bytes of the identifier `bytes[start, end)` its CURIE leaves out: what its type puts before it or, of a
    /// type that says nothing of it, the prefix and the colon, if it begins with them in any case.
    ///
    /// @param own what the type puts before its identifiers; may be empty
    static int skipped(byte[] prefix, byte[] own, byte[] bytes, int start, int end) {
        if (own.length > 0
                && end - start > own.length
                && Arrays.equals(own, 0, own.length, bytes, start, start + own.length)) {
            return own.length;
        }
        int length = prefix.length;
        if (end - start <= length + 1 || bytes[start + length] != ':') {
            return 0;
        }
        for (int i = 0; i < length; i++) {
            if (lower(bytes[start + i]) != lower(prefix[i])) {
                return 0;
            }
        }
        return length + 1;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }
}
