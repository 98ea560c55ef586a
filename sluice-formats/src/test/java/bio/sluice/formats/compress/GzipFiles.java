package bio.sluice.formats.compress;

import bio.sluice.io.ByteInput;
import bio.sluice.io.InputFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/// Makes and reads gzip in memory.
final class GzipFiles {
    private GzipFiles() {}

    static byte[] member(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /// The member with all optional header fields of RFC 1952 in it.
    static byte[] withAllHeaderFields(byte[] member) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.write(member, 0, 10);
        header.writeBytes(new byte[] {5, 0, 'X', 'Y', 1, 0, 7}); // extra: one subfield
        header.writeBytes("name.csv\0a comment\0".getBytes(StandardCharsets.US_ASCII));
        byte[] fields = header.toByteArray();
        fields[3] = 2 | 4 | 8 | 16;
        CRC32 crc = new CRC32();
        crc.update(fields);
        return concat(
                fields,
                new byte[] {(byte) crc.getValue(), (byte) (crc.getValue() >>> 8)},
                Arrays.copyOfRange(member, 10, member.length));
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] random(int length, int letters) {
        Random random = new Random(length);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(letters);
        }
        return bytes;
    }

    static byte[] content(InputFile file) throws IOException {
        return content(file, 1 << 16);
    }

    static byte[] content(InputFile file, int bytesPerRead) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[bytesPerRead];
        try (ByteInput input = file.open()) {
            for (int n = input.read(buffer, 0, buffer.length); n >= 0; n = input.read(buffer, 0, buffer.length)) {
                content.write(buffer, 0, n);
            }
        }
        return content.toByteArray();
    }
}
