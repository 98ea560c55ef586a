package bio.sluice.graph;

import bio.sluice.fault.RunStopped;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The working files of a build. They go when they are closed; where the system allows it, which Unix does, they have
/// no name from the moment they are open, so that none is left behind however the build ends. Thread-safe.
final class BuildFiles implements Closeable {
    private final Path folder;
    private final List<FileChannel> open = new ArrayList<>();
    /// Nobody, until the graph is written.
    private volatile BuildProgress watcher = (phase, done, all) -> {};

    BuildFiles(Path folder) {
        this.folder = folder;
    }

    /// Lets `progress` end the build from now on wherever it works on files.
    void watch(BuildProgress progress) {
        watcher = progress;
    }

    /// Called for each buffer that is written or read, by the threads of the build: throws if it is to end.
    void goOn() {
        watcher.goOn();
    }

    /// Opens a new file for writing and reading.
    synchronized FileChannel create() {
        try {
            FileChannel channel = FileChannel.open(
                    folder.resolve(".sluice-graph-" + UUID.randomUUID() + ".tmp"),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            open.add(channel);
            return channel;
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    /// Gives a file back before the end.
    synchronized void close(FileChannel channel) {
        open.remove(channel);
        try {
            channel.close();
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    /// What to throw when a working file cannot be written or read.
    RunStopped failed(IOException cause) {
        return new RunStopped(
                RunStopped.Reason.INPUT_OUTPUT,
                "graph build: the working files in " + folder.toAbsolutePath() + " failed: " + cause.getMessage()
                        + "; they take about 40 bytes for each edge and 120 for each identifier",
                cause);
    }

    @Override
    public synchronized void close() {
        for (FileChannel channel : open) {
            try {
                channel.close();
            } catch (IOException failed) {
                // The file is without a name or goes with the process: nothing depends on it.
                continue;
            }
        }
        open.clear();
    }
}
