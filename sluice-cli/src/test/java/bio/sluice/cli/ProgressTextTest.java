package bio.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTextTest {
    @Test
    void showsShareRateAndTimeLeft() {
        ProgressText text = new ProgressText(1_234_567, 50 << 20, 100 << 20, 9_999);

        assertThat(text.line()).isEqualTo("1,234,567 records read, 50%, 123,469/s, 10 s left");
        assertThat(text.bar()).isEqualTo("[########........] 50%  1,234,567 records  123,469/s, 10 s left");
    }

    @Test
    void leavesOutWhatCannotBeToldOfStandardInput() {
        ProgressText text = new ProgressText(2_000, 4_096, -1, 1_000);

        assertThat(text.line()).isEqualTo("2,000 records read, 2,000/s");
        assertThat(text.bar()).isEqualTo("2,000 records  2,000/s");
    }

    @Test
    void countsLongTimesInMinutesAndHours() {
        assertThat(new ProgressText(1, 10 << 20, 100 << 20, 9_000).line()).endsWith(", 1 min 30 s left");
        assertThat(new ProgressText(1, 1 << 20, 1 << 30, 9_000).line()).endsWith(", 2 h 50 min left");
    }

    @Test
    void neverGoesBeyondTheWhole() {
        assertThat(new ProgressText(1, 300, 200, 1_000).line()).startsWith("1 records read, 100%, 1/s, 0 s left");
    }

    @Test
    void beginsWithNothing() {
        assertThat(new ProgressText(0, 0, 200, 0).line()).isEqualTo("0 records read, 0%, 0/s");
    }

    @Test
    void fitsATerminal() {
        ProgressText text = new ProgressText(99_999_999_999L, 1L << 40, 1L << 44, 10_000_000);

        assertThat(text.bar()).hasSizeLessThan(80);
    }
}
