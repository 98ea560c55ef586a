package bio.sluice.formats.compress;

import bio.sluice.io.ByteInput;
import bio.sluice.io.Compression;
import bio.sluice.io.InputAround;
import bio.sluice.io.InputFile;
import bio.sluice.io.OutputFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/// Gzip: reads all members of plain and blocked (BGZF) files, writes BGZF, which every gzip reader understands.
/// Thread-safe.
public final class GzipCompression implements Compression {
    /// Made by the `ServiceLoader`.
    public GzipCompression() {}

    @Override
    public String name() {
        return "gzip";
    }

    @Override
    public List<String> extensions() {
        return List.of(".gz", ".bgz");
    }

    @Override
    public boolean recognises(byte[] head, int length) {
        // A file of nothing but the first byte is a gzip cut there, and no table.
        return length >= 1 && (head[0] & 0xFF) == GzipHeader.ID1 && (length == 1 || (head[1] & 0xFF) == GzipHeader.ID2);
    }

    @Override
    public boolean isBlocked(byte[] head, int length) {
        return BgzfBlock.begins(head, length);
    }

    @Override
    public InputFile unpacked(InputFile packed, BigDecimal maxRatio) {
        return new Unpacked(packed, maxRatio);
    }

    @Override
    public OutputFile packed(OutputFile target) {
        return new BgzfOutput(target);
    }

    private static final class Unpacked extends InputAround {
        private final BigDecimal maxRatio;

        Unpacked(InputFile packed, BigDecimal maxRatio) {
            super(packed);
            this.maxRatio = maxRatio;
        }

        @Override
        public ByteInput open() throws IOException {
            GzipInput content = new GzipInput(name(), inside().open(), maxRatio);
            // A pipe may have no more for a long time: whoever reads ahead there would keep a run from ending that has
            // all it wants.
            return reopenable() ? new InputAhead(content) : content;
        }
    }
}
