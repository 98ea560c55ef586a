package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.stream.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {
    @ParameterizedTest
    @CsvSource({"4,1,1", "4,64,1000", "32,2,10", "32,36,36", "32,200,1000", "2048,8,10", "1048576,64,64"})
    void nobodyGetsMoreThanThereIs(long mebibytes, int workers, int slots) {
        Shares shares = Shares.of(new Limits(1_000, workers, slots, mebibytes << 20, Integer.MAX_VALUE));

        long memory = mebibytes << 20;
        long slot = shares.rawBytes() + shares.encodedBytes();
        assertThat(shares.slots() * slot + shares.workers() * shares.batchBytes())
                .isLessThanOrEqualTo(memory / 2);
        assertThat(shares.reserveBytes()).isLessThanOrEqualTo(memory / 4);
        assertThat(shares.maxRecordBytes()).isEqualTo((int) shares.reserveBytes());
        assertThat(shares.workers()).isBetween(1, workers);
        assertThat(shares.slots()).isBetween(shares.workers(), Math.max(workers, slots));
        assertThat(shares.rawBytes()).isGreaterThanOrEqualTo(64 << 10);
    }

    @ParameterizedTest
    @CsvSource({"4,1,1", "32,2,10", "32,1,1", "2048,8,10"})
    void aRecordThatFitsIntoAChunkFitsIntoTheReserve(long mebibytes, int workers, int slots) {
        Shares shares = Shares.of(new Limits(1_000, workers, slots, mebibytes << 20, 1 << 20));

        // Buffers may be twice their content, and have a smallest size.
        long smallest = 64 << 10;
        assertThat(2 * (shares.encodedBytes() + shares.batchBytes()) + smallest)
                .isLessThanOrEqualTo(shares.reserveBytes());
    }

    @Test
    void theReserveDependsOnTheMemoryAlone() {
        Shares few = Shares.of(new Limits(1, 1, 1, 32 << 20, 1 << 20));
        Shares many = Shares.of(new Limits(9_999, 16, 60, 32 << 20, 1 << 20));

        assertThat(many.reserveBytes()).isEqualTo(few.reserveBytes()).isEqualTo(8 << 20);
    }
}
