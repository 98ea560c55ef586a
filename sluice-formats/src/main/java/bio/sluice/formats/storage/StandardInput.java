package bio.sluice.formats.storage;

import bio.sluice.io.ByteInput;
import bio.sluice.io.InputFile;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Standard input, which can be read once. Thread-safe.
final class StandardInput implements InputFile {
    private final AtomicBoolean opened = new AtomicBoolean();

    @Override
    public String name() {
        return LocalStorage.STANDARD;
    }

    @Override
    public long size() {
        return -1;
    }

    @Override
    public boolean reopenable() {
        return false;
    }

    @Override
    @SuppressWarnings("resource") // the descriptor belongs to the process
    public ByteInput open() throws IOException {
        if (opened.getAndSet(true)) {
            throw new IOException("standard input can be read only once");
        }
        return new ChannelInput("standard input", new FileInputStream(FileDescriptor.in).getChannel()) {
            @Override
            public void close() {
                // another reader of this process may go on
            }
        };
    }
}
