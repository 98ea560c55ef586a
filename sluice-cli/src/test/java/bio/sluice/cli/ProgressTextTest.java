package bio.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTextTest {
    private static final ProgressText HALF =
            new ProgressText(1_234_567, 332_100_000, 664_200_000, 123_469, 75, 0, "normalize");

    @Test
    void showsShareAmountRateTimeLeftAndTheSlowStage() {
        assertThat(HALF.line())
                .isEqualTo("1,234,567 records read, 332/664 MB (50%), 123,469/s, 1:15 left, slow: normalize");
        assertThat(HALF.bar(100))
                .isEqualTo("[############............]  50%  1,234,567 records  332/664 MB  123k/s  1:15 left"
                        + "  slow: normalize");
    }

    @Test
    void showsErrorsOnceThereAreSome() {
        ProgressText one = new ProgressText(3, 10, 20, 1, 10, 1, null);
        ProgressText many = new ProgressText(3, 10, 20, 1, 10, 1_500, "read");

        assertThat(one.line()).isEqualTo("3 records read, 10/20 B (50%), 1/s, 0:10 left, 1 error");
        assertThat(many.bar(80))
                .isEqualTo("[#####.....]  50%  3 records  10/20 B  1/s  0:10 left  1,500 errors  slow: read");
    }

    @Test
    void leavesOutWhatCannotBeToldOfStandardInput() {
        ProgressText text = new ProgressText(2_000, 4_096, -1, 2_000, -1, 0, null);

        assertThat(text.line()).isEqualTo("2,000 records read, 4.0 kB, 2,000/s");
        assertThat(text.bar(80)).isEqualTo("2,000 records  4.0 kB  2,000/s");
        assertThat(text.fields())
                .containsEntry("total_bytes", null)
                .containsEntry("seconds_left", null)
                .containsEntry("records", 2_000L);
    }

    @Test
    void countsLongTimesInHours() {
        assertThat(new ProgressText(1, 1, 10, 1, 10_200, 0, null).line()).endsWith(", 2:50:00 left");
    }

    @Test
    void neverGoesBeyondTheWhole() {
        assertThat(new ProgressText(1, 300, 200, 1, 0, 0, null).line())
                .isEqualTo("1 record read, 200/200 B (100%), 1/s, 0:00 left");
    }

    @Test
    void beginsWithNothing() {
        assertThat(new ProgressText(0, 0, 200, 0, -1, 0, null).line()).isEqualTo("0 records read, 0/200 B (0%), 0/s");
    }

    @Test
    void fitsEveryTerminal() {
        ProgressText huge = new ProgressText(
                Long.MAX_VALUE, Long.MAX_VALUE / 2, Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, "x".repeat(200));

        for (int columns = 1; columns <= 300; columns++) {
            assertThat(huge.bar(columns)).hasSizeLessThan(columns);
            assertThat(HALF.bar(columns)).hasSizeLessThan(columns);
        }
    }

    @Test
    void leavesOutTheBarFirstThenDigitsThenWords() {
        assertThat(HALF.bar(80))
                .isEqualTo("[##...]  50%  1,234,567 records  332/664 MB  123k/s  1:15 left  slow: normalize");
        assertThat(HALF.bar(78)).isEqualTo(" 50%  1,234,567 records  332/664 MB  123k/s  1:15 left  slow: normalize");
        assertThat(HALF.bar(70)).isEqualTo(" 50%  1,234k records  332/664 MB  123k/s  1:15 left  slow: normalize");
        assertThat(HALF.bar(56)).isEqualTo(" 50%  1,234k records  332/664 MB  123k/s  1:15 left");
        assertThat(HALF.bar(38)).isEqualTo(" 50%  1,234k records  332/664 MB");
    }

    @Test
    void writesSizesInUnitsOfATotal() {
        assertThat(amount(5, 999)).isEqualTo("5/999 B");
        assertThat(amount(0, 1_000)).isEqualTo("0.0/1.0 kB");
        assertThat(amount(12_345, 99_999)).isEqualTo("12.3/99.9 kB");
        assertThat(amount(1_500_000, 245_110_461)).isEqualTo("1.5/245 MB");
        assertThat(amount(3_400_000_000_000L, 5_000_000_000_000L)).isEqualTo("3.4/5.0 TB");
    }

    private static String amount(long bytes, long total) {
        return new ProgressText(0, bytes, total, 0, -1, 0, null).line().replaceAll("0 records read, (.*) \\(.*", "$1");
    }
}
