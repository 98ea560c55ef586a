import bio.sluice.identifier.Classifier;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.ParsedIdentifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Values per second: each type's parser on its own example, as it stands and as a value to be normalized; and the whole
/// registry on one value after the other. One thread; medians of five rounds after a warm-up.
public final class IdentifierSpeed {
    private static final int ROUNDS = 5;
    private static final int PARSED = 400_000;
    private static final int CLASSIFIED = 200_000;

    private static long sink;

    private IdentifierSpeed() {}

    private interface Work {
        void run(int times);
    }

    public static void main(String[] args) {
        IdentifierParsers parsers = IdentifierParsers.standard();
        List<IdentifierType> types = parsers.types().all();
        ParsedIdentifier out = new ParsedIdentifier();
        System.out.println("| type | canonical, values/s | lower case and blanks, values/s |");
        System.out.println("|---|--:|--:|");
        List<Double> all = new ArrayList<>();
        for (IdentifierType type : types) {
            byte[] exact = (type.example() + "        ").getBytes(StandardCharsets.UTF_8);
            int length = exact.length - 8;
            byte[] changed = (" " + type.example().toLowerCase(Locale.ROOT) + " ").getBytes(StandardCharsets.UTF_8);
            double fast = perSecond(PARSED, times -> {
                for (int i = 0; i < times; i++) {
                    parsers.parse(exact, 0, length, type, out);
                    sink += out.confidence();
                }
            });
            double slow = perSecond(PARSED, times -> {
                for (int i = 0; i < times; i++) {
                    parsers.parse(changed, 0, changed.length, type, out);
                    sink += out.confidence();
                }
            });
            all.add(fast);
            System.out.printf(Locale.ROOT, "| %s | %,.0f | %,.0f |%n", type, fast, slow);
        }
        all.sort(null);
        System.out.printf(Locale.ROOT, "%nmedian type: %,.0f values/s%n", all.get(all.size() / 2));
        registry(parsers, types);
    }

    private static void registry(IdentifierParsers parsers, List<IdentifierType> types) {
        Set<IdentifierType> contained = new HashSet<>();
        types.forEach(type -> contained.addAll(type.contains()));
        List<IdentifierType> schemes = types.stream().filter(type -> !contained.contains(type)).toList();
        long start = System.nanoTime();
        Classifier classifier = Classifier.of(parsers, schemes);
        System.out.printf(
                Locale.ROOT, "classifier of %d types made in %d ms%n", schemes.size(), (System.nanoTime() - start) / 1_000_000);
        byte[][] values = types.stream()
                .map(type -> type.example().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        classified("examples of all types in turn", classifier, values);
        classified("UniProt accessions", classifier, bytes("P04637", "Q9NX53", "A0A024R1R8", "P38398"));
        classified("plain numbers", classifier, bytes("7157", "672", "44806", "1017"));
        classified("words of a text", classifier, bytes("transcription", "factor", "binding", "Chromosome 17"));
    }

    private static byte[][] bytes(String... values) {
        return Arrays.stream(values).map(value -> value.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }

    private static void classified(String what, Classifier classifier, byte[][] values) {
        double speed = perSecond(CLASSIFIED, times -> {
            for (int i = 0; i < times; i++) {
                byte[] value = values[i % values.length];
                sink += classifier.classify(value, 0, value.length);
            }
        });
        System.out.printf(Locale.ROOT, "whole registry on one value, %s: %,.0f values/s%n", what, speed);
    }

    private static double perSecond(int times, Work work) {
        work.run(times);
        double[] speeds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            work.run(times);
            speeds[round] = times / ((System.nanoTime() - start) / 1e9);
        }
        Arrays.sort(speeds);
        return speeds[ROUNDS / 2];
    }
}
