package bio.sluice.graph;

import bio.sluice.fault.RunStopped;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Opens graph files, and refuses what is none. Stateless.
final class GraphOpening {
    /// Files up to this size are read whole and checked when they are opened.
    private static final long CHECKED_BYTES = 1L << 30;

    private GraphOpening() {}

    /// See [Graph#open].
    ///
    /// @param pageShift of the pages that the file is mapped in
    static Graph open(Path path, int pageShift) {
        try {
            long size = Files.size(path);
            if (!Files.isRegularFile(path)) {
                throw Graph.stopped(path, "is not a file", null);
            }
            if (size < GraphFormat.HEADER_BYTES) {
                throw Graph.stopped(path, "is not a Sluice graph: it has only " + size + " bytes", null);
            }
            MappedFile file = MappedFile.open(path, pageShift);
            GraphHeader header = GraphHeader.read(path, file);
            header.check(path, file, size <= CHECKED_BYTES);
            byte[] encoded = new byte[(int) header.length(GraphFormat.TABLES)];
            file.copy(header.offset(GraphFormat.TABLES), encoded, 0, encoded.length);
            GraphTables tables = GraphTables.decoded(ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN));
            return new Graph(path, file, header, tables);
        } catch (NoSuchFileException missing) {
            throw new RunStopped(
                    RunStopped.Reason.INPUT_OUTPUT,
                    "graph " + path + ": there is no such file; make one with sluice graph build -o " + path
                            + " EDGES.tsv",
                    missing);
        } catch (IOException failed) {
            throw new RunStopped(
                    RunStopped.Reason.INPUT_OUTPUT,
                    "graph " + path + ": cannot be read: " + failed.getMessage(),
                    failed);
        } catch (InternalError
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | BufferUnderflowException damaged) {
            throw Graph.stopped(path, "is damaged or was cut while it was read", damaged);
        }
    }

    /// Checks that every link leads somewhere.
    ///
    /// @return the links if they are few; else nothing
    /// @throws IllegalArgumentException if one does not
    static long[] links(MappedFile file, GraphHeader header, GraphTables tables) {
        int count = (int) header.links();
        long[] links = new long[count <= GraphFormat.MAX_SHORT_LINKS ? count : 0];
        int one = Confidence.power(header.decimals());
        for (int i = 0; i < count; i++) {
            long link = file.longAt(header.offset(GraphFormat.LINKS) + (long) i * GraphFormat.LINK_BYTES);
            if (Graph.kindOf(link) >= tables.kinds().size()
                    || Graph.targetTypeOf(link) >= tables.types().size()
                    || Graph.confidenceOf(link) <= 0
                    || Graph.confidenceOf(link) > one) {
                throw new IllegalArgumentException("link " + i + " leads nowhere");
            }
            if (i < links.length) {
                links[i] = link;
            }
        }
        return links;
    }
}
