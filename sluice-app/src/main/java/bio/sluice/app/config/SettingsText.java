package bio.sluice.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The text of a file of settings, of which no more is read than such a file can have: the name may be that of a table
/// of any size, or of a device that never ends. Stateless.
public final class SettingsText {
    /// As many characters as [YamlTree] takes, at most four bytes each.
    private static final int MAX_BYTES = 12_000_000;

    private SettingsText() {}

    /// Reads a file.
    ///
    /// @throws java.nio.charset.CharacterCodingException if it is not UTF-8
    /// @throws IOException if it cannot be read, or is too large
    public static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException(file + " is larger than " + MAX_BYTES + " bytes, so it is no file of settings");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }
}
