package bio.sluice.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the command with SIGKILL at random times, also while it goes on, up to four times in a row, and then lets it
/// go
/// on to its end: all files must be those of an undisturbed run.
///
/// `sluice.kills` says how often at least, `sluice.rows` how large the tables are, `sluice.seed` what is random about
/// it;
/// figures go to `target/kills.txt`.
class KillTest {
    private static final int FEW = 5;
    private static final int KILLS = Integer.getInteger("sluice.kills", FEW);
    private static final int ROWS = Integer.getInteger("sluice.rows", 25_000);
    /// How much longer the tables are that are only converted.
    private static final int LONGER = 4;

    private static final int MOST_IN_A_ROW = 4;
    private static final String GOING_ON = "going on with an earlier run";

    @TempDir
    private Path folder;

    private final Command command = Command.ofTest();
    private final Random chance = new Random(Long.getLong("sluice.seed", System.nanoTime()));
    private int kills;
    private int hits;
    private int hitsWithCheckpoint;
    private int hitsWhileGoingOn;
    private int resumes;
    private int continued;
    private int rounds;
    private int roundsOfSeveralAttempts;

    @Test
    void leavesTheSameFilesHoweverOftenItIsKilled() throws Exception {
        List<KilledJob> jobs = KILLS > FEW ? KilledJob.all() : KilledJob.few();
        Path tables = folder.resolve("tables");
        Tables.make(tables, "t", ROWS, command);
        if (KILLS > FEW) {
            Tables.make(tables, "long", LONGER * ROWS, command);
        }
        StringBuilder figures = new StringBuilder();
        for (int i = 0; i < jobs.size(); i++) {
            int before = hits;
            killUntil(jobs.get(i), KILLS * (i + 1) / jobs.size());
            figures.append(
                    String.format(Locale.ROOT, "%-22s %d kills%n", jobs.get(i).name(), hits - before));
        }
        figures.append(String.format(
                Locale.ROOT,
                "%d runs of %d jobs over tables of %d to %d rows (%d to %d MB), all byte-identical to undisturbed ones;%n"
                        + "%d of them took several attempts by their manifests%n"
                        + "%d kills, %d of them hit a job at work: %d when it had a checkpoint, %d while it was going on%n"
                        + "%d starts after a kill, %d of them went on from a checkpoint%n",
                rounds,
                jobs.size(),
                ROWS,
                (KILLS > FEW ? LONGER : 1) * ROWS,
                Files.size(tables.resolve("t.csv")) / 1_000_000,
                Files.size(tables.resolve(KILLS > FEW ? "long.jsonl" : "t.jsonl")) / 1_000_000,
                roundsOfSeveralAttempts,
                kills,
                hits,
                hitsWithCheckpoint,
                hitsWhileGoingOn,
                resumes,
                continued));
        Files.writeString(Path.of("target", "kills.txt"), figures);

        assertThat(hits).as(figures.toString()).isGreaterThanOrEqualTo(KILLS);
        if (KILLS > FEW) {
            assertThat(hitsWithCheckpoint).as(figures.toString()).isGreaterThan(hits / 4);
            assertThat(continued).as(figures.toString()).isGreaterThan(resumes / 4);
        }
    }

    private void killUntil(KilledJob job, int enough) throws IOException, InterruptedException {
        Path undisturbed = Tables.workplace(job.folder(folder, "undisturbed"));
        long began = System.nanoTime();
        command.start(undisturbed, job.arguments()).requireEnd(0);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        assertThat(new Leftovers(undisturbed).attempts()).isEqualTo(1);
        while (hits < enough) {
            Path place = Tables.workplace(job.folder(folder, "killed-" + rounds));
            StringBuilder how = new StringBuilder(job + ", killed");
            boolean atWork = true;
            int killed = 1 + chance.nextInt(MOST_IN_A_ROW);
            for (int i = 0; i < killed && atWork; i++) {
                atWork = kill(job, place, i > 0, millis, how);
            }
            Command.Running last = command.start(place, job.resuming());
            last.requireEnd(0);
            count(last);
            new Leftovers(place).requireSameAs(new Leftovers(undisturbed), how.toString());
            roundsOfSeveralAttempts += new Leftovers(place).attempts() > 1 ? 1 : 0;
            rounds++;
            Remains.delete(place);
        }
        Remains.delete(undisturbed);
    }

    /// Returns whether it was still at work.
    private boolean kill(KilledJob job, Path place, boolean again, long millis, StringBuilder how)
            throws IOException, InterruptedException {
        Command.Running running = command.start(place, job.resuming());
        long delay = millis / 4 + chance.nextLong(Math.max(1, millis * 3 / 4));
        how.append(" after ").append(delay).append(" ms");
        running.process().waitFor(delay, TimeUnit.MILLISECONDS);
        boolean hit = running.kill();
        kills++;
        if (hit) {
            hits++;
            hitsWithCheckpoint += Remains.hasCheckpoint(place) ? 1 : 0;
            hitsWhileGoingOn += again && running.hasTold(GOING_ON) ? 1 : 0;
        }
        if (again) {
            count(running);
        }
        return hit;
    }

    private void count(Command.Running resumed) throws IOException {
        resumes++;
        continued += resumed.hasTold(GOING_ON) ? 1 : 0;
    }
}
