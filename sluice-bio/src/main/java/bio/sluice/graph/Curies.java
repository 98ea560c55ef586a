package bio.sluice.graph;

/// How the CURIE of an identifier follows from its canonical text: prefix, colon, and the text without a prefix of its
/// own (`HGNC:11998` becomes `hgnc:11998`). Stateless.
final class Curies {
    private Curies() {}

    /// How many bytes of the identifier `bytes[start, end)` its CURIE leaves out: those of the prefix and the colon, if
    /// it begins with them in any case.
    static int skipped(byte[] prefix, byte[] bytes, int start, int end) {
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
