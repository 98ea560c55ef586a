package bio.sluice.detect;

import bio.sluice.detect.ColumnVerdict.Outcome;
import bio.sluice.identifier.Classifier;
import bio.sluice.identifier.FormSpecificity;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.IdentifierTypes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Says what a column holds. One thread; one after the other.
///
/// Every different value is held against the types, and counts for what its form says: a form that is met by chance, a
/// plain number or a word, decides nothing unless the header names the type. A single value never decides, nor does a
/// type that is hardly ahead of the next: the column is then undecided.
public final class ColumnDetector {
    /// Different values that are held against every type by its own parser, which also knows the rarest spellings.
    private static final int CLOSE_LOOK = 20;
    /// Different values that are held against all types at once.
    private static final int FIRST_LOOK = 200;
    /// Different values that are held against the types that are left then.
    private static final int MOST_VALUES = 2_000;
    /// Types that fit fewer of the first values, in ten-thousandths, are out.
    private static final int LEFT_OUT = 200;

    private static final int ENOUGH_SCORE = 5_000;
    private static final int ENOUGH_MARGIN = 1_000;
    private static final int ENOUGH_SHARE = 7_500;
    private static final int ENOUGH_BITS = 30;
    /// Words that fill a column and are not many: a category.
    private static final int FEW = 10;

    private static final int SHOWN = 5;

    private final IdentifierParsers parsers;
    private final IdentifierTypes types;
    private final List<IdentifierType> schemes;
    private final FormMatch match;
    private final Classifier classifier;

    /// @param parsers for the types to choose from
    public ColumnDetector(IdentifierParsers parsers) {
        this.parsers = parsers;
        this.types = parsers.types();
        Set<IdentifierType> contained = new HashSet<>();
        types.all().forEach(type -> contained.addAll(type.contains()));
        schemes = types.all().stream().filter(type -> !contained.contains(type)).toList();
        match = new FormMatch(parsers, new FormSpecificity(types));
        classifier = Classifier.of(parsers, schemes);
    }

    /// Judges a column.
    public ColumnVerdict judge(ColumnSample sample) {
        if (sample.filled() == 0) {
            Outcome outcome = sample.objects() > 0 ? Outcome.NONE : Outcome.EMPTY;
            String reason = sample.objects() > 0 ? "JSON objects" : "no values in the sample";
            return new ColumnVerdict(sample.column(), outcome, List.of(), 0, bare(sample), List.of(), reason);
        }
        HeaderWords header = new HeaderWords(sample.column(), types);
        List<TypeTally> tallies = tally(sample, header);
        if (tallies.isEmpty()) {
            return new ColumnVerdict(
                    sample.column(), Outcome.NONE, List.of(), 0, bare(sample), List.of(), "no type takes these values");
        }
        return verdict(sample, header, tallies);
    }

    /// Holds values against types; those that fit, the best first.
    private List<TypeTally> tally(ColumnSample sample, HeaderWords header) {
        DistinctValues values = sample.values();
        int most = Math.min(values.size(), MOST_VALUES);
        List<TypeTally> tallies = new ArrayList<>();
        for (IdentifierType type : schemes) {
            tallies.add(new TypeTally(type, header.of(type, types), header.quantity() != null));
        }
        for (int i = 0; i < most; i++) {
            int value = order(i, values.size());
            if (i >= CLOSE_LOOK && i < FIRST_LOOK) {
                look(values, value, tallies);
                continue;
            }
            if (i == FIRST_LOOK) {
                tallies.removeIf(tally -> tally.share() < LEFT_OUT);
            }
            for (TypeTally tally : tallies) {
                match.hold(values.bytes(), values.start(value), values.end(value), tally.type);
                tally.add(match);
            }
        }
        tallies.removeIf(tally -> tally.score() == 0);
        tallies.sort(Comparator.comparingInt(TypeTally::score)
                .thenComparingInt(TypeTally::share)
                .reversed());
        return tallies;
    }

    /// Holds a value against all types at once, and closer against those that take it or took one before.
    private void look(DistinctValues values, int value, List<TypeTally> tallies) {
        int count = classifier.classify(values.bytes(), values.start(value), values.end(value));
        int next = 0;
        for (int i = 0; i < tallies.size(); i++) {
            boolean taken = next < count && classifier.index(next) == i;
            next += taken ? 1 : 0;
            if (taken || classifier.excelDamaged() || tallies.get(i).found() > 0) {
                match.hold(values.bytes(), values.start(value), values.end(value), tallies.get(i).type);
                tallies.get(i).add(match);
            } else {
                tallies.get(i).miss();
            }
        }
    }

    /// The value to look at in turn `i`: jumps about, for tables are sorted, and comes to each once.
    private static int order(int i, int size) {
        int step = (int) (size * 0.618);
        while (step > 1
                && BigInteger.valueOf(step).gcd(BigInteger.valueOf(size)).intValue() > 1) {
            step--;
        }
        return (int) ((long) i * Math.max(step, 1) % size);
    }

    private ColumnVerdict verdict(ColumnSample sample, HeaderWords header, List<TypeTally> tallies) {
        TypeTally best = tallies.get(0);
        int next = tallies.size() > 1 ? tallies.get(1).score() : 0;
        int margin = best.score() - next;
        String doubt = doubt(sample, header, best, margin, tallies);
        Outcome outcome =
                doubt == null ? Outcome.TYPE : isNothing(sample, header, best) ? Outcome.NONE : Outcome.UNDECIDED;
        List<Candidate> candidates = tallies.stream()
                .limit(SHOWN)
                .map(tally -> new Candidate(tally.kind(), tally.score(), tally.share()))
                .toList();
        return new ColumnVerdict(
                sample.column(),
                outcome,
                candidates,
                margin,
                counts(sample, best.type),
                Evidence.of(sample, header, best),
                doubt == null ? percent(best.share()) + " of the different values have its form" : doubt);
    }

    /// What keeps the best type from being the answer; null if nothing does.
    private String doubt(ColumnSample sample, HeaderWords header, TypeTally best, int margin, List<TypeTally> all) {
        if (best.share() < ENOUGH_SHARE) {
            return "only " + percent(best.share()) + " of the different values have the form of " + best.kind();
        }
        if (best.found() < 2) {
            return "a single value decides nothing";
        }
        if (best.score() < ENOUGH_SCORE && best.numbers() > Candidate.WHOLE / 2) {
            return header.quantity() == null
                    ? "plain numbers, and the column's name names no type of such"
                    : "plain numbers, and the column's name speaks of " + header.quantity();
        }
        if (best.score() < ENOUGH_SCORE) {
            return "the form of " + best.kind() + " is met by chance, and the column's name does not name it";
        }
        if (best.bits() < ENOUGH_BITS) {
            return best.found() + " different values are too few";
        }
        if (margin < ENOUGH_MARGIN) {
            return "as much speaks for " + all.get(1).kind();
        }
        return null;
    }

    /// Whether what is left is no identifiers at all: quantities, categories, a mixture.
    private static boolean isNothing(ColumnSample sample, HeaderWords header, TypeTally best) {
        if (best.share() < Candidate.WHOLE / 2) {
            return true;
        }
        boolean numbers = best.numbers() > Candidate.WHOLE / 2;
        if (numbers && header.quantity() != null) {
            return best.header() != HeaderWords.Strength.FULL;
        }
        if (numbers || best.header() != HeaderWords.Strength.NONE) {
            return false;
        }
        boolean chance = best.score() < ENOUGH_SCORE;
        return chance && (sample.values().size() < FEW || best.score() < Candidate.WHOLE / 10);
    }

    /// Counts what the best type makes of all values.
    private ColumnCounts counts(ColumnSample sample, IdentifierType type) {
        DistinctValues values = sample.values();
        long matching = 0;
        long normalized = 0;
        long versions = 0;
        long isoforms = 0;
        long composites = 0;
        long damaged = 0;
        for (int value = 0; value < values.size(); value++) {
            match.hold(values.bytes(), values.start(value), values.end(value), type);
            long count = values.count(value);
            boolean whole = match.found() > 0 && match.found() == match.parts();
            matching += whole ? count : 0;
            normalized += whole && match.isNormalized() ? count : 0;
            versions += match.hasVersion() ? count : 0;
            isoforms += match.hasIsoform() ? count : 0;
            composites += match.found() > 1 ? count : 0;
            damaged += match.isDamaged() ? count : 0;
        }
        return new ColumnCounts(
                sample.filled(),
                sample.empty(),
                sample.absent(),
                values.size(),
                matching,
                normalized,
                versions,
                isoforms,
                composites,
                damaged,
                sample.unread());
    }

    private static ColumnCounts bare(ColumnSample sample) {
        return new ColumnCounts(
                sample.filled(),
                sample.empty(),
                sample.absent(),
                sample.values().size(),
                0,
                0,
                0,
                0,
                0,
                0,
                sample.unread());
    }

    /// `97 %`, never rounded up to all or down to nothing.
    static String percent(int share) {
        int rounded = (share + 50) / 100;
        if (rounded == 100 && share < Candidate.WHOLE) {
            return "more than 99 %";
        }
        return rounded == 0 && share > 0 ? "less than 1 %" : rounded + " %";
    }
}
