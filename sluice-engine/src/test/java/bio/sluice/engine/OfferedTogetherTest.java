package bio.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.fault.Faults;
import bio.sluice.stream.EncodedChunk;
import bio.sluice.stream.ErrorPolicy;
import bio.sluice.stream.Limits;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunReport;
import bio.sluice.testkit.MemoryTarget;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Targets that are offered rows before they count, several chunks at a time.
class OfferedTogetherTest {
    private static final int RECORDS = 300;
    private static final Set<Integer> REFUSED = Set.of(0, 51, 52, 200, 299);

    /// A table that refuses rows whose id begins with `r`.
    private static final class Table extends MemoryTarget {
        private static final int LINE = "a0000,pass\n".length();

        final List<String> ids = new ArrayList<>();
        int together;
        private int before;

        @Override
        public boolean isTransactional() {
            return true;
        }

        @Override
        public boolean offer(List<EncodedChunk> chunks) {
            before = ids.size();
            for (EncodedChunk chunk : chunks) {
                List<String> more = ids(chunk);
                if (more.stream().anyMatch(id -> id.startsWith("r"))) {
                    withdraw();
                    return false;
                }
                ids.addAll(more);
            }
            together += chunks.size();
            return true;
        }

        @Override
        public void offer(EncodedChunk chunk, Faults late) {
            before = ids.size();
            List<String> offered = ids(chunk);
            for (int i = 0; i < offered.size(); i++) {
                if (offered.get(i).startsWith("r")) {
                    late.reject(i, LINE * i, LINE * (i + 1) - 1, "refused", "id", offered.get(i), "not that", null);
                } else {
                    ids.add(offered.get(i));
                }
            }
        }

        @Override
        public void withdraw() {
            ids.subList(before, ids.size()).clear();
        }

        private static List<String> ids(EncodedChunk chunk) {
            return new String(chunk.output().bytes(), 0, chunk.output().length(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceAll("\\{\"id\":\"(.....)\".*", "$1"))
                    .toList();
        }
    }

    private static String id(int record, Set<Integer> refused) {
        return "%s%04d".formatted(refused.contains(record) ? "r" : "a", record);
    }

    private static RunReport run(Set<Integer> refused, ErrorPolicy policy, Limits limits, Table table)
            throws IOException {
        String lines = IntStream.range(0, RECORDS)
                .mapToObj(record -> id(record, refused) + ",pass\n")
                .collect(Collectors.joining());
        return new LocalRunner().run(Runs.pipeline(Runs.source(lines), table, policy, limits), RunListener.SILENT);
    }

    private static List<String> idsBefore(int end, Set<Integer> refused) {
        return IntStream.range(0, end)
                .filter(record -> !refused.contains(record))
                .mapToObj(record -> id(record, refused))
                .toList();
    }

    @Test
    void rowsAndDeadLettersAreTheSameHoweverChunksComeTogether() throws IOException {
        Set<String> letters = new HashSet<>();
        for (Limits limits : Runs.ALL) {
            Table table = new Table();

            RunReport report = run(REFUSED, ErrorPolicy.LENIENT, limits, table);

            assertThat(table.ids).as(limits.toString()).isEqualTo(idsBefore(RECORDS, REFUSED));
            assertThat(report.ledger().dead()).isEqualTo(REFUSED.size());
            assertThat(report.ledger().written()).isEqualTo(table.ids.size());
            letters.add(table.errors());
        }
        assertThat(letters).singleElement().asString().contains("r0051,pass", "r0299,pass");
    }

    @Test
    void aGateStopsAtTheSameRowHoweverChunksComeTogether() throws IOException {
        ErrorPolicy strict = new ErrorPolicy(false, Integer.MAX_VALUE, BigDecimal.ONE, BigDecimal.ZERO);
        for (Limits limits : Runs.ALL) {
            Table table = new Table();

            RunReport report = run(Set.of(52), strict, limits, table);

            assertThat(report.gate()).as(limits.toString()).contains("record 53 of the input");
            assertThat(table.ids).as(limits.toString()).isEqualTo(idsBefore(52, Set.of(52)));
        }
    }

    @Test
    void oneWorkerKeepsChunksBackUntilHalfOfTheSlotsAreFull() throws IOException {
        Table table = new Table();

        run(Set.of(), ErrorPolicy.LENIENT, Runs.limits(1, 1, 10), table);

        assertThat(table.together).isEqualTo(RECORDS);
        assertThat(table.ids).isEqualTo(idsBefore(RECORDS, Set.of()));
    }
}
