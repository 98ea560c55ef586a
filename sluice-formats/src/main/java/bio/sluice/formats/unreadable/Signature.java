package bio.sluice.formats.unreadable;

/// The first bytes of a kind of file. Immutable.
final class Signature {
    private final byte[] bytes;

    private Signature(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A signature written in hexadecimal digits.
    static Signature hex(String digits) {
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return new Signature(bytes);
    }

    /// Whether a file that begins with `head[0, length)` begins so.
    boolean begins(byte[] head, int length) {
        if (length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (head[i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
