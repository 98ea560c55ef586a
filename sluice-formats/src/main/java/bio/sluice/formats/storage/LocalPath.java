package bio.sluice.formats.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// Locations as paths, and file system failures as sentences. Stateless.
final class LocalPath {
    static final String FILE_SCHEME = "file:";

    private LocalPath() {}

    /// Whether a location begins like a URL of some kind, such as `https://`.
    static boolean hasScheme(String location) {
        int colon = location.indexOf("://");
        if (colon <= 0) {
            return false;
        }
        for (int i = 0; i < colon; i++) {
            char c = location.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (i == 0 || (c < '0' || c > '9') && c != '+' && c != '-' && c != '.')) {
                return false; // RFC 3986 §3.1
            }
        }
        return true;
    }

    /// The path of a location.
    ///
    /// @throws IOException if it cannot be a path
    static Path of(String location) throws IOException {
        try {
            return Path.of(text(location));
        } catch (InvalidPathException invalid) {
            throw new IOException(
                    "\"" + location + "\" cannot be a file name here (" + invalid.getReason()
                            + "); if it has letters outside ASCII, set LC_ALL to a UTF-8 locale such as C.UTF-8",
                    invalid);
        }
    }

    /// The location without its `file:`, percent signs resolved.
    static String text(String location) {
        if (!location.startsWith(FILE_SCHEME)) {
            return location;
        }
        String rest = location.substring(FILE_SCHEME.length());
        if (rest.startsWith("//")) {
            int path = rest.indexOf('/', 2);
            rest = path < 0 ? rest.substring(2) : rest.substring(path); // without the host, which is this one
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] text = rest.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < text.length; i++) {
            int high = i + 2 < text.length && text[i] == '%' ? Character.digit(text[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text[i + 2], 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(text[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// Whether the path stands for an open file of this process, whatever it leads to.
    static boolean isDescriptor(Path path) {
        return path.startsWith("/dev/fd")
                || path.startsWith("/proc/self/fd")
                || path.equals(Path.of("/dev/stdout"))
                || path.equals(Path.of("/dev/stderr"));
    }

    /// `what`, and why: the messages of `java.nio.file` are often a bare path.
    static IOException explained(String what, IOException failure) {
        return new IOException(what + ": " + reason(failure), failure);
    }

    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        if (failure instanceof AccessDeniedException denied) {
            return "permission denied for " + denied.getFile();
        }
        if (failure instanceof NotDirectoryException file) {
            return file.getFile() + " is not a folder";
        }
        if (failure instanceof FileSystemException other && other.getReason() != null) {
            return other.getReason();
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
