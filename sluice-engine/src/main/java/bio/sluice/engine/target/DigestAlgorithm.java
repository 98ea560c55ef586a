package bio.sluice.engine.target;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// How the stored bytes of a file are digested.
public enum DigestAlgorithm {
    /// Castagnoli's CRC (RFC 3720 §12.1): finds damage, costs next to nothing.
    CRC32C,
    /// SHA-256 (FIPS 180-4): finds forgery as well, costs as much time as a simple conversion.
    SHA256;

    /// A digest of nothing yet.
    public Digest begin() {
        return this == CRC32C ? new Crc() : new Sha();
    }

    /// A digest in the making. One thread.
    public interface Digest {
        void update(byte[] bytes, int offset, int length);

        /// The digest of everything so far with its algorithm, such as `crc32c:0a1b2c3d`.
        String text();
    }

    private static final class Crc implements Digest {
        private final CRC32C crc = new CRC32C();

        @Override
        public void update(byte[] bytes, int offset, int length) {
            crc.update(bytes, offset, length);
        }

        @Override
        public String text() {
            return "crc32c:" + HexFormat.of().toHexDigits((int) crc.getValue());
        }
    }

    private static final class Sha implements Digest {
        private final MessageDigest sha;

        Sha() {
            try {
                sha = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                // Every Java platform has it (java.security.MessageDigest, class comment).
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public void update(byte[] bytes, int offset, int length) {
            sha.update(bytes, offset, length);
        }

        @Override
        public String text() {
            try {
                MessageDigest soFar = (MessageDigest) sha.clone();
                return "sha256:" + HexFormat.of().formatHex(soFar.digest());
            } catch (CloneNotSupportedException impossible) {
                // That of the JDK can be cloned.
                throw new IllegalStateException(impossible);
            }
        }
    }
}
