package bio.sluice.identifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/// Tells all types that a value has the form of. One thread; what was told is void with the next value.
///
/// A value that is canonical for some type costs one run over its bytes, however many types there are: all patterns
/// are one automaton. Only what that run does not decide is asked of the types' own parsers, those that can answer.
public final class Classifier {
    /// Separators of a composite cell, the strongest first.
    private static final String[] SEPARATORS = {"///", ";", "|", ",", "/", "_", " "};

    private final IdentifierParsers parsers;
    private final List<IdentifierType> types;
    private final TypePatterns patterns;
    private final Candidates candidates;
    private final Draft draft = new Draft();
    private final ParsedIdentifier parsed = new ParsedIdentifier();

    // By place of the type among `types`: what was found in the value, and in the whole cell.
    private final Status[] statuses;
    private final int[] traits;
    private final BitSet found = new BitSet();
    private final BitSet common = new BitSet();
    private final BitSet whole = new BitSet();
    private int[] matched = {};
    private int matches;
    private boolean empty;
    private boolean excelDamaged;
    private int parts;

    private Classifier(IdentifierParsers parsers, Collection<IdentifierType> types) {
        this.parsers = parsers;
        this.types = List.copyOf(types);
        patterns = new TypePatterns(this.types);
        candidates = new Candidates(parsers, this.types);
        statuses = new Status[this.types.size()];
        traits = new int[this.types.size()];
    }

    /// A classifier for these types.
    ///
    /// @param parsers judge what the patterns do not decide, and know the types
    public static Classifier of(IdentifierParsers parsers, Collection<IdentifierType> types) {
        return new Classifier(parsers, types);
    }

    /// The types it tells apart.
    public List<IdentifierType> types() {
        return types;
    }

    /// Classifies the cell `bytes[start, end)`. What is canonical for some type is not looked at in another letter case
    /// for others.
    ///
    /// @return how many types it has the form of; those of a composite cell are those that all of its parts have
    public int classify(byte[] bytes, int start, int end) {
        parts = 1;
        excelDamaged = false;
        matches = 0;
        int from = Blanks.start(bytes, start, end);
        int to = Blanks.end(bytes, from, end);
        empty = parsers.isEmpty(bytes, from, to);
        if (empty) {
            return 0;
        }
        found.clear();
        value(bytes, from, to);
        if (!excelDamaged && !isTold()) {
            composite(bytes, from, to);
        }
        if (from > start || to < end) {
            for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
                statuses[i] = Status.NORMALIZED;
            }
        }
        if (matched.length < found.cardinality()) {
            matched = new int[types.size()];
        }
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            matched[matches++] = i;
        }
        return matches;
    }

    /// The type of match `i`, in the order of [#types].
    public IdentifierType type(int i) {
        return types.get(matched[i]);
    }

    /// The place of match `i` among [#types].
    public int index(int i) {
        return matched[i];
    }

    /// How match `i` has the form: [Status#EXACT] or [Status#NORMALIZED]; of a composite cell, the worse of its parts.
    public Status status(int i) {
        return statuses[matched[i]];
    }

    /// Whether match `i`, or a part of it, shows a trait.
    public boolean has(int i, Trait trait) {
        return (traits[matched[i]] & trait.bit()) != 0;
    }

    /// Whether the cell is blank or a word that stands for nothing.
    public boolean empty() {
        return empty;
    }

    /// Whether the value, or a part of it, is what a spreadsheet makes of an identifier.
    public boolean excelDamaged() {
        return excelDamaged;
    }

    /// Into how many values the cell falls.
    public int parts() {
        return parts;
    }

    // ---- one value

    private void value(byte[] bytes, int start, int end) {
        int[] tags = patterns.match(bytes, start, end);
        for (int tag : tags) {
            decide(tag, false, bytes, start, end);
        }
        boolean strong = is(TypeFacts.Telling.STRONGLY);
        for (int tag : tags) {
            // As a parser of a loose form would see it.
            if (!strong) {
                decide(tag, true, bytes, start, end);
            }
        }
        if (found.isEmpty() || isWrapped(bytes, start, end)) {
            others(bytes, start, end);
        }
    }

    private void decide(int tag, boolean loose, byte[] bytes, int start, int end) {
        int i = patterns.type(tag);
        IdentifierType type = types.get(i);
        TypePatterns.Form form = patterns.form(tag);
        if (found.get(i) || loose != (type.facts().telling() == TypeFacts.Telling.LOOSE)) {
            return;
        }
        if (form == TypePatterns.Form.TAILED || parsers.hasCode(type)) {
            ask(i, bytes, start, end);
        } else if (CheckDigits.right(type.facts().check(), bytes, start, end)) {
            boolean bare = form == TypePatterns.Form.BARE;
            note(i, bare ? Status.NORMALIZED : Status.EXACT, bare ? Trait.BARE.bit() : 0);
        }
    }

    /// What is announced by a prefix or a URI, in another case, or with something around it.
    private void others(byte[] bytes, int start, int end) {
        if (!draft.take(bytes, start, end)) {
            return;
        }
        BitSet asked = candidates.of(draft, patterns);
        for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
            if (!found.get(i)) {
                ask(i, bytes, start, end);
            }
        }
        excelDamaged |= Exponents.exponent(bytes, start, end) > 0;
    }

    /// Whether there may be more to it than the form as it stands: a colon, or the name of a type before `_`.
    private boolean isWrapped(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == ':') {
                return true;
            }
            if (bytes[i] == '_') {
                return parsers.types().findPrefix(bytes, start, i) != null;
            }
        }
        return false;
    }

    private void ask(int i, byte[] bytes, int start, int end) {
        parsers.parse(bytes, start, end, types.get(i), parsed);
        if (parsed.found()) {
            // A prefix is taken off, or put on what has none: a number in quotes names nothing.
            boolean put = parsed.changed(Change.PREFIX) && !hasLetter(bytes, start, end);
            boolean named = parsed.changed(Change.URI) || parsed.changed(Change.PREFIX) && !put;
            note(
                    i,
                    parsed.status(),
                    (parsed.version().isEmpty() ? 0 : Trait.VERSION.bit())
                            | (parsed.isoform().isEmpty() ? 0 : Trait.ISOFORM.bit())
                            | (parsed.region().isEmpty() ? 0 : Trait.REGION.bit())
                            | (named ? Trait.NAMED.bit() : 0)
                            | (put ? Trait.BARE.bit() : 0));
        } else if (parsed.status() == Status.EXCEL_DAMAGED) {
            excelDamaged = true;
        }
    }

    private static boolean hasLetter(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if ((bytes[i] | 32) >= 'a' && (bytes[i] | 32) <= 'z') {
                return true;
            }
        }
        return false;
    }

    private void note(int i, Status status, int bits) {
        found.set(i);
        statuses[i] = status;
        traits[i] = bits;
    }

    // ---- several

    private void composite(byte[] bytes, int start, int end) {
        whole.clear();
        whole.or(found);
        for (String separator : SEPARATORS) {
            int at = find(bytes, start, end, separator);
            // What has a loose form as a whole falls into parts only if they give themselves away.
            if (at >= 0 && split(bytes, start, end, separator, at) && (whole.isEmpty() || isTold())) {
                return;
            }
        }
        found.clear();
        parts = 1;
        if (!whole.isEmpty()) {
            value(bytes, start, end);
        }
    }

    /// Whether one of the types that were found has a form that gives it away.
    private boolean isTold() {
        return is(TypeFacts.Telling.YES) || is(TypeFacts.Telling.STRONGLY);
    }

    private boolean is(TypeFacts.Telling telling) {
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            if (types.get(i).facts().telling() == telling && (traits[i] & Trait.BARE.bit()) == 0) {
                return true;
            }
        }
        return false;
    }

    /// Judges the values between separators; whether they have a type in common.
    private boolean split(byte[] bytes, int start, int end, String separator, int firstAt) {
        Status[] worst = new Status[statuses.length];
        int[] all = new int[traits.length];
        int count = 0;
        int from = start;
        int at = firstAt;
        while (true) {
            int first = Blanks.start(bytes, from, at < 0 ? end : at);
            int last = Blanks.end(bytes, first, at < 0 ? end : at);
            if (first < last && !parsers.isEmpty(bytes, first, last)) {
                found.clear();
                value(bytes, first, last);
                if (count++ == 0) {
                    common.clear();
                    common.or(found);
                } else {
                    common.and(found);
                }
                for (int i = common.nextSetBit(0); i >= 0; i = common.nextSetBit(i + 1)) {
                    worst[i] = worst[i] == Status.NORMALIZED ? worst[i] : statuses[i];
                    all[i] |= traits[i];
                }
                if (common.isEmpty()) {
                    return false;
                }
            }
            if (at < 0) {
                break;
            }
            from = at + separator.length();
            at = find(bytes, from, end, separator);
        }
        parts = count;
        found.clear();
        found.or(common);
        System.arraycopy(worst, 0, statuses, 0, worst.length);
        System.arraycopy(all, 0, traits, 0, all.length);
        return count > 0;
    }

    private static int find(byte[] bytes, int start, int end, String separator) {
        int n = separator.length();
        for (int i = start; i <= end - n; i++) {
            int k = 0;
            while (k < n && bytes[i + k] == separator.charAt(k)) {
                k++;
            }
            if (k == n) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < matches; i++) {
            shown.add(type(i) + " " + status(i).word());
        }
        return shown.isEmpty() ? Arrays.asList(empty ? "empty" : "nothing").toString() : shown.toString();
    }
}
