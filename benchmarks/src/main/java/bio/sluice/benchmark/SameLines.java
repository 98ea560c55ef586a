package bio.sluice.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Compares two texts as bags of lines, for tools that do not keep the order of their rows. Only a 64-bit hash of each
 * line is kept, so texts larger than the memory are no trouble and both may be pipes.
 */
public final class SameLines {
    private long[] hashes = new long[1 << 16];
    private int lines;

    private SameLines(Path text) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(text)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (lines == hashes.length) {
                    hashes = Arrays.copyOf(hashes, lines * 2);
                }
                hashes[lines++] = hash(line);
            }
        }
        Arrays.sort(hashes, 0, lines);
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: SameLines EXPECTED ACTUAL");
            System.exit(2);
        }
        SameLines expected = new SameLines(Path.of(args[0]));
        SameLines actual = new SameLines(Path.of(args[1]));
        int common = expected.common(actual);
        if (common != expected.lines || common != actual.lines) {
            System.err.printf(
                    "%,d lines expected, %,d found, %,d of them the same%n", expected.lines, actual.lines, common);
            System.exit(1);
        }
    }

    private int common(SameLines other) {
        int common = 0;
        int here = 0;
        int there = 0;
        while (here < lines && there < other.lines) {
            int order = Long.compare(hashes[here], other.hashes[there]);
            common += order == 0 ? 1 : 0;
            here += order <= 0 ? 1 : 0;
            there += order >= 0 ? 1 : 0;
        }
        return common;
    }

    /** FNV-1a over the characters. */
    private static long hash(String line) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < line.length(); i++) {
            hash = (hash ^ line.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }
}
