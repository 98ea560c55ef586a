package bio.sluice.app.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PlacesTest {
    private record Entry(long offset, long length, long position, int line) {}

    @Property(tries = 300)
    void sortsByRecordAndKeepsTheOrderOfLines(
            @ForAll @Size(max = 70) List<@IntRange(max = 20) Integer> offsets,
            @ForAll @Size(min = 70, max = 70) List<@IntRange(max = 2) Integer> lengths) {
        Places places = new Places();
        List<Entry> expected = new ArrayList<>();
        for (int i = 0; i < offsets.size(); i++) {
            places.add(offsets.get(i), lengths.get(i), 100L * i, i + 1);
            expected.add(new Entry(offsets.get(i), lengths.get(i), 100L * i, i + 1));
        }
        expected.sort(Comparator.comparingLong(Entry::offset).thenComparingLong(Entry::length));

        places.sort();
        places.end(offsets.size());

        List<Entry> sorted = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            sorted.add(new Entry(places.offset(i), places.length(i), places.position(i), places.line(i)));
        }
        assertThat(sorted).isEqualTo(expected);
    }
}
