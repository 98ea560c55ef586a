package bio.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Kills runs into tables at random, client and server, and lets them go on: the rows are those of a run that nothing
/// disturbed, each once, and so are the dead letters. `sluice.kills` says how often at least; `crash/databases` asks
/// for
/// fifty.
class KilledLoadTest {
    private static final int FEW = 2;
    private static final int KILLS = Integer.getInteger("sluice.kills", FEW);
    private static final long SEED = Long.getLong("sluice.seed", 20261123L);
    private static final int RECORDS = 60_000;
    /// Every so many records one is refused: some of those between any two checkpoints, or very few.
    private static final int[] REFUSED = {5_000, 30_000};
    private static final long MOST_MILLIS = 2_500;
    private static final long MOST_RECOVERY_SECONDS = 60;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private int refused;

    private TestDatabase database(Product product) throws IOException {
        refused = REFUSED[random.nextInt(REFUSED.length)];
        StringBuilder csv = new StringBuilder("id,name\n");
        for (int i = 1; i <= RECORDS; i++) {
            csv.append(i).append(i % refused == 0 ? ",refused\n" : ",name of " + i + "\n");
        }
        Files.writeString(folder.resolve("in.csv"), csv);
        return TestDatabase.of(product, folder)
                .execute("CREATE TABLE t (id INTEGER, name VARCHAR(100) CHECK (name <> 'refused'), _ordinal BIGINT)");
    }

    private static List<String> params(Random random, String mode) {
        return List.of(
                "mode=" + mode,
                "ordinal_column=_ordinal",
                "max_concurrent_chunks=" + (random.nextBoolean() ? 1 : 4),
                "chunk_size=" + (random.nextBoolean() ? 1000 : 200),
                "batch_size=" + (random.nextBoolean() ? 1000 : 70));
    }

    private void requireWhole(TestDatabase database) throws IOException {
        assertThat(database.rows("SELECT count(*), count(DISTINCT id), min(id), max(id), count(DISTINCT _ordinal),"
                        + " sum(CASE WHEN id = _ordinal THEN 1 ELSE 0 END) FROM t"))
                .containsExactly(String.join(
                        "|",
                        String.valueOf(RECORDS - RECORDS / refused),
                        String.valueOf(RECORDS - RECORDS / refused),
                        "1",
                        String.valueOf(RECORDS - 1),
                        String.valueOf(RECORDS - RECORDS / refused),
                        String.valueOf(RECORDS - RECORDS / refused)));
        List<String> expected = new ArrayList<>();
        for (int i = refused; i <= RECORDS; i += refused) {
            expected.add(String.valueOf(i));
        }
        assertThat(Files.readAllLines(folder.resolve("errors.jsonl"), StandardCharsets.UTF_8))
                .extracting(letter -> letter.replaceAll(".*\"record\":(\\d+),.*", "$1"))
                .containsExactlyElementsOf(expected);
    }

    private LoadProcess start(TestDatabase database, String mode) throws IOException {
        return LoadProcess.start(
                folder, database.address(), params(random, mode).toArray(String[]::new));
    }

    private int killClients(TestDatabase database, String mode, int kills) throws IOException, InterruptedException {
        int killed = 0;
        while (killed < kills) {
            LoadProcess process = start(database, mode);
            if (!process.killAfter(400 + random.nextLong(MOST_MILLIS))) {
                assertThat(process.exitCode()).as(process.told()).isZero();
                return killed;
            }
            killed++;
        }
        LoadProcess last = start(database, mode);
        assertThat(last.exitCode()).as(last.told()).isZero();
        return killed;
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL,append", "POSTGRESQL,replace", "SQLITE,append", "SQLITE,replace", "DUCKDB,append"})
    void aKilledClientGoesOnWithoutLosingOrRepeatingRows(Product product, String mode)
            throws IOException, InterruptedException {
        int killed = 0;
        for (int load = 0; killed < KILLS; load++) {
            KilledLoadTest one = in(Files.createDirectory(folder.resolve("load" + load)), load);
            TestDatabase database = one.database(product);
            killed += one.killClients(database, mode, KILLS - killed);
            one.requireWhole(database);
        }
    }

    @Test
    void aCrashedServerIsGoneOnWithByTheSameProcess() throws IOException, InterruptedException {
        int crashed = 0;
        for (int load = 0; crashed < KILLS; load++) {
            KilledLoadTest one = in(Files.createDirectory(folder.resolve("load" + load)), load);
            TestDatabase database = one.database(Product.POSTGRESQL);
            crashed += one.crashServer(database, KILLS - crashed);
            one.requireWhole(database);
        }
    }

    /// The same with a folder and chances of its own.
    private static KilledLoadTest in(Path folder, int load) {
        KilledLoadTest one = new KilledLoadTest();
        one.folder = folder;
        one.random.setSeed(SEED + load);
        return one;
    }

    /// Kills the server's process of the run, whereupon the server ends all of them and recovers from its log.
    ///
    /// @return how often that was done
    private int crashServer(TestDatabase database, int most) throws IOException, InterruptedException {
        LoadProcess process = start(database, "append");
        int crashed = 0;
        while (crashed < most) {
            if (process.endsWithin(300 + random.nextLong(700))) {
                if (process.exitCode() != 4) {
                    break;
                }
                // It has lost patience with such a server, and is to be resumed.
                process = start(database, "append");
            }
            List<String> backends;
            try {
                backends = database.rows("SELECT pid FROM pg_stat_activity WHERE application_name = 'sluice'"
                        + " AND datname = current_database()");
            } catch (IllegalStateException recovering) {
                continue;
            }
            for (String pid : backends) {
                crashed += ProcessHandle.of(Long.parseLong(pid))
                                .map(ProcessHandle::destroyForcibly)
                                .orElse(false)
                        ? 1
                        : 0;
            }
        }
        if (process.exitCode() == 4) {
            process = start(database, "append");
        }
        assertThat(process.exitCode()).as(process.told()).isZero();
        awaitRecovery(database);
        return crashed;
    }

    /// The run may have had its last answer just before the last crash.
    private static void awaitRecovery(TestDatabase database) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_RECOVERY_SECONDS);
        while (true) {
            try {
                database.rows("SELECT 1");
                return;
            } catch (IllegalStateException recovering) {
                if (System.nanoTime() > end) {
                    throw recovering;
                }
            }
        }
    }
}
