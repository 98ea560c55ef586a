package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bio.sluice.fault.Position;
import bio.sluice.fault.RunStopped;
import bio.sluice.io.StateWriter;
import bio.sluice.stream.Ledger;
import bio.sluice.stream.RunReport.WarningCount;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private static final Checkpoint CHECKPOINT = new Checkpoint(
            Map.of("strategy", "s", "program version", "1"),
            3,
            false,
            new byte[] {1, 2},
            new byte[] {3},
            new Ledger(10, 9, 2, 1, 2, 4),
            5,
            Map.of("a/b", 7L),
            Map.of("used/x", new byte[] {5, 0, 1}),
            List.of(
                    new WarningCount("k", 2, new Position("in.csv", 1, 2, 3), "m"),
                    new WarningCount("l", 1, null, "n")),
            new byte[] {},
            Map.of("validation/validate", new byte[] {4, 5}));

    private static RunStopped refusal(byte[] bytes) {
        return catchThrowableOfType(RunStopped.class, () -> Checkpoint.of(bytes));
    }

    @Test
    void comesBackAsItWas() {
        Checkpoint back = Checkpoint.of(CHECKPOINT.toBytes());

        assertThat(back).usingRecursiveComparison().isEqualTo(CHECKPOINT);
    }

    @Test
    void isRefusedWithAnyBitFlipped() {
        byte[] bytes = CHECKPOINT.toBytes();

        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(refusal(flipped)).as("bit %d", bit).hasMessageContaining("the checkpoint is damaged");
            assertThat(refusal(flipped).reason()).isEqualTo(RunStopped.Reason.RESUME);
        }
    }

    @Test
    void isRefusedWithAnyOtherLength() {
        byte[] bytes = CHECKPOINT.toBytes();

        for (int length = 0; length < bytes.length + 10; length++) {
            if (length != bytes.length) {
                assertThat(refusal(Arrays.copyOf(bytes, length)))
                        .as("length %d", length)
                        .hasMessageContaining("the checkpoint is damaged");
            }
        }
    }

    @Test
    void isRefusedWithAnyContentUnderAMatchingChecksum() {
        byte[] bytes = CHECKPOINT.toBytes();
        Random random = new Random(7);

        for (int i = 0; i < 20_000; i++) {
            byte[] body = Arrays.copyOf(bytes, random.nextInt(bytes.length - 4) + 1);
            body[random.nextInt(body.length)] = (byte) random.nextInt();
            try {
                Checkpoint.of(sealed(body));
            } catch (RunStopped refused) {
                assertThat(refused.reason()).isEqualTo(RunStopped.Reason.RESUME);
            }
        }
    }

    @Test
    void ofAnotherVersionOfItsFormIsRefused() {
        byte[] other =
                new StateWriter().text("sluice checkpoint").number(1).number(0).toBytes();

        assertThat(refusal(sealed(other)))
                .hasMessage("cannot resume: the checkpoint was written by another version of Sluice; --restart starts"
                        + " afresh");
    }

    private static byte[] sealed(byte[] body) {
        CRC32C crc = new CRC32C();
        crc.update(body, 0, body.length);
        return ByteBuffer.allocate(body.length + 4)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    @Test
    void namesWhatHasChanged() {
        CHECKPOINT.requireSame(Map.of("program version", "1", "strategy", "s"));

        assertThatThrownBy(() -> CHECKPOINT.requireSame(Map.of("program version", "2", "strategy", "s")))
                .isInstanceOf(RunStopped.class)
                .hasMessage(
                        "cannot resume: program version has changed; it was \"1\" and is \"2\". Restore it, or start"
                                + " afresh with --restart");
        assertThatThrownBy(() -> CHECKPOINT.requireSame(Map.of("program version", "1")))
                .hasMessageStartingWith("cannot resume: strategy has changed; it was \"s\" and is not set.");
        assertThatThrownBy(() ->
                        CHECKPOINT.requireSame(Map.of("program version", "1", "strategy", "s", "graph g", "crc32c:0")))
                .hasMessageStartingWith("cannot resume: graph g has changed; it was not set and is \"crc32c:0\".");
    }
}
