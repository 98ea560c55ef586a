package bio.sluice.io;

import java.io.IOException;

/// An input that is read through another one, whose name and size it shares: unpacked, digested, replayed. As
/// thread-safe as the input inside.
public abstract class InputAround implements InputFile {
    private final InputFile inside;

    /// @param inside the input that is read
    protected InputAround(InputFile inside) {
        this.inside = inside;
    }

    /// The input that is read.
    protected final InputFile inside() {
        return inside;
    }

    @Override
    public String name() {
        return inside.name();
    }

    @Override
    public long size() {
        return inside.size();
    }

    @Override
    public boolean reopenable() {
        return inside.reopenable();
    }

    @Override
    public ByteInput open() throws IOException {
        return inside.open();
    }
}
