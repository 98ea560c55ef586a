package bio.sluice.metrics;

import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunSample;
import bio.sluice.stream.RunStats;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/// Writes every sample as a line of JSON, at once. One run at a time; thread-safe; to be closed.
///
/// A file is opened when the first run starts, and one that cannot be opened fails that run before it has written
/// anything. A line that cannot be written later ends the metrics, not the run: that is told, and no more lines are
/// written.
public final class MetricsFile implements RunListener, AutoCloseable {
    private static final int BLOCK = 8 << 10;

    /// Opens what is written to.
    private interface Opening {
        OutputStream open() throws IOException;
    }

    private final String name;
    private final Opening opening;
    private final Consumer<String> warnings;
    private OutputStream out;
    private String pipeline;
    private RunSample before;
    private boolean failed;

    private MetricsFile(String name, Opening opening, Consumer<String> warnings) {
        this.name = name;
        this.opening = opening;
        this.warnings = warnings;
    }

    /// Writes to a stream, which is closed with this.
    ///
    /// @param name what the stream is called in messages
    /// @param warnings is told if a line cannot be written
    public static MetricsFile to(OutputStream out, String name, Consumer<String> warnings) {
        return new MetricsFile(name, () -> out, warnings);
    }

    /// Writes a file.
    ///
    /// @param append whether lines that it has already stay; one without its end, which a killed process left, does not
    /// @param warnings is told if a line cannot be written
    public static MetricsFile to(Path file, boolean append, Consumer<String> warnings) {
        return new MetricsFile(file.toString(), () -> open(file, append), warnings);
    }

    private static OutputStream open(Path file, boolean append) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return Files.newOutputStream(file, StandardOpenOption.WRITE);
        }
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            long keep = append ? wholeLines(channel) : 0;
            return Channels.newOutputStream(channel.truncate(keep).position(keep));
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /// The length of the file without what stands behind its last line break.
    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        long end = channel.size();
        while (end > 0) {
            long begin = Math.max(0, end - BLOCK);
            block.clear().limit((int) (end - begin));
            while (block.hasRemaining() && channel.read(block, begin + block.position()) >= 0) {
                // until the block is full
            }
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return begin + i + 1;
                }
            }
            end = begin;
        }
        return 0;
    }

    @Override
    public synchronized void started(Pipeline started, RunStats stats) {
        pipeline = started.name();
        before = null;
        if (out == null) {
            try {
                out = opening.open();
            } catch (IOException cannot) {
                throw new UncheckedIOException(cannot);
            }
        }
    }

    @Override
    public synchronized void sampled(RunSample sample) {
        if (!failed) {
            try {
                out.write(SampleLine.of(pipeline, sample, before));
                out.flush();
            } catch (IOException thrown) {
                failed = true;
                warnings.accept("no more metrics are written, for " + name + " cannot be: " + thrown.getMessage());
            }
        }
        before = sample;
    }

    @Override
    public synchronized void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
