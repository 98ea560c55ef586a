package bio.sluice.fuzz;

import bio.sluice.fault.RunStopped;
import bio.sluice.graph.Graph;
import bio.sluice.graph.GraphBuilder;
import bio.sluice.graph.GraphCheck;
import bio.sluice.graph.LookupLimits;
import bio.sluice.graph.Resolver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/// Graph files: a damaged one is refused, or a look-up in it stops the run; it never hangs, and never takes memory that
/// it does not have.
public final class GraphFuzz {
    private static final int HEADER = 256;
    private static final int AT_FILE_LENGTH = 16;
    private static final int AT_CONTENT_CRC = 24;
    /// Offset and length of the last section, which has the checksums.
    private static final int AT_CHECKS = 144;
    private static final int AT_HEADER_CRC = 252;
    private static final List<String> IDS = List.of("P04637", "HGNC:11998", "7157", "old", "a\"b", "hub", "none");
    /// Mapped files are unmapped by the collector only, and the system bounds how many there are.
    private static final int MAPPED_FILES = 2_000;

    private static final byte[] VALID;
    private static final Path FILE;
    private static int mapped;

    static {
        try {
            FILE = Files.createTempFile("fuzz", ".sluice");
            FILE.toFile().deleteOnExit();
            GraphBuilder builder = new GraphBuilder();
            builder.add("P04637", "uniprot", "HGNC:11998", "hgnc", "same_as", "s1", "0.95");
            builder.add("HGNC:11998", "hgnc", "7157", "ncbigene", "exact", "s2", "0.9");
            builder.add("old", "t", "P04637", "uniprot", "previous", "", "");
            builder.add("a\"b", "t", "c\\d", "t", "odd", "", "0.5");
            builder.addNode("hub", "t", "a \"name\"", "current", "9606");
            builder.addNode("older", "t", "", "withdrawn", "");
            builder.add("alias", "t", "hub", "t", "alias", "", "");
            for (int i = 0; i < 30; i++) {
                builder.add("hub", "t", "leaf" + i, "t", "xref", "", "0." + (10 + i));
            }
            builder.write(FILE);
            VALID = Files.readAllBytes(FILE);
        } catch (IOException failed) {
            throw new ExceptionInInitializerError(failed);
        }
    }

    private GraphFuzz() {}

    /// Called by the fuzzer. Each three bytes change one byte of a valid file: its place and what it is xored with. If
    /// the first byte is odd the checksums are made right again afterwards, as a forger would do, or as if the file
    /// were
    /// too large to be checked; if its second bit is set the file is cut at the first place.
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Settings settings = new Settings(input);
        int mode = settings.take();
        byte[] edits = settings.rest();
        byte[] bytes = VALID.clone();
        for (int i = 0; i + 2 < edits.length; i += 3) {
            int place = ((edits[i] & 0xFF) << 8 | edits[i + 1] & 0xFF) % bytes.length;
            if (i == 0 && (mode & 2) != 0) {
                bytes = Arrays.copyOf(bytes, Math.max(1, place));
            } else {
                bytes[place] ^= edits[i + 2];
            }
        }
        if ((mode & 1) != 0) {
            forge(bytes);
        }
        Files.write(FILE, bytes);
        if (++mapped % MAPPED_FILES == 0) {
            System.gc();
        }
        try {
            look(Graph.open(FILE));
            GraphCheck.check(FILE);
        } catch (RunStopped told) {
            if (told.reason() != RunStopped.Reason.INPUT_OUTPUT
                    || !told.getMessage().startsWith("graph " + FILE)) {
                throw new AssertionError("not told as damage", told);
            }
        }
    }

    private static void forge(byte[] bytes) {
        if (bytes.length < HEADER) {
            return;
        }
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(AT_FILE_LENGTH, bytes.length);
        long checks = file.getLong(AT_CHECKS);
        if (checks >= HEADER && checks <= bytes.length - Integer.BYTES) {
            file.putInt((int) checks, crc(bytes, HEADER, (int) checks));
            file.putInt(AT_CONTENT_CRC, crc(bytes, (int) checks, bytes.length));
        }
        file.putInt(AT_HEADER_CRC, crc(bytes, 0, AT_HEADER_CRC));
    }

    private static int crc(byte[] bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, to - from);
        return (int) crc.getValue();
    }

    private static void look(Graph graph) {
        graph.summary();
        for (LookupLimits limits : List.of(
                LookupLimits.DEFAULT,
                LookupLimits.DEFAULT.withMaxHops(4).withMaxMappings(5),
                LookupLimits.DEFAULT.withTargetTypes(List.of("hgnc")))) {
            Resolver resolver = new Resolver(graph, limits);
            for (String id : IDS) {
                byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
                resolver.resolve(null, bytes, 0, bytes.length);
                write(graph, resolver);
            }
        }
    }

    private static void write(Graph graph, Resolver resolver) {
        for (int i = 0; i < resolver.mappings(); i++) {
            for (int step = 0; step < resolver.pathLength(i); step++) {
                graph.curie(resolver.pathNode(i, step));
            }
            int node = resolver.node(i);
            graph.id(node);
            graph.type(node);
            graph.name(node);
            graph.status(node);
            graph.species(node);
            resolver.predicate(i);
            resolver.source(i);
        }
    }
}
