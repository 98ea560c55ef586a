package bio.sluice.identifier;

import bio.sluice.identifier.TypeFacts.Check;
import bio.sluice.identifier.TypeFacts.Spare;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Parses the identifiers of one scheme by what the type table says of them. Immutable, thread-safe.
///
/// A canonical value costs one run of the type's automaton over its bytes; anything else is copied, unwrapped and
/// judged again.
final class FormParser implements IdentifierParser {
    /// Behind `ENS`.
    private static final int INFIX_AT = 3;
    /// `G`, `T`, `P`, `E`, `R`, `FM`, `GT`.
    private static final int LONGEST_FEATURE = 2;
    /// The letter and two digits of ICD.
    private static final int POINT_AT = 3;

    private final IdentifierType scheme;
    private final List<String> types;
    private final IdentifierTypes all;
    private final Unwrapping unwrapping;
    private final boolean loose;

    /// @param scheme a type that no other contains
    FormParser(IdentifierType scheme, IdentifierTypes all) {
        this.scheme = scheme;
        this.all = all;
        this.unwrapping = new Unwrapping(all);
        loose = scheme.facts().telling() == TypeFacts.Telling.LOOSE;
        List<String> names = new ArrayList<>();
        names.add(scheme.name());
        for (IdentifierType part : scheme.contains()) {
            names.add(part.name());
        }
        types = List.copyOf(names);
    }

    @Override
    public String name() {
        return scheme.name();
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public List<String> types() {
        return types;
    }

    /// Judges a value that is canonical as it stands, but for what is split off.
    ///
    /// @param type one of which [#isPlain] says so
    /// @return false if the value is something else; what it is has to be asked of [#parse]
    boolean exact(byte[] bytes, int start, int end, IdentifierType type, ParsedIdentifier out) {
        long run = type.canonical().longest(bytes, start, end);
        int behind = (int) run;
        if (run == 0) {
            return false;
        }
        out.begin(type, scheme.name());
        if (behind < end && !type.tails().read(bytes, behind, end, out)) {
            return false;
        }
        out.accept(bytes, start, behind, type.tagged((int) (run >>> 32)));
        return true;
    }

    /// Whether a value that has the canonical form is an identifier of `type`, whatever else it may be.
    boolean isPlain(IdentifierType type) {
        return !loose && type.facts().check() == Check.NONE;
    }

    @Override
    public void parse(byte[] bytes, int start, int end, IdentifierType type, ParsedIdentifier out) {
        judge(bytes, start, end, type, out);
        if (out.species() != 0 && out.found() && !isOf(out)) {
            out.refuse(Status.WRONG_TYPE);
        }
    }

    /// Whether an identifier that tells its species tells the one of the column. Those that do not tell are of any.
    private boolean isOf(ParsedIdentifier out) {
        String infix = scheme.facts().infix().get(Integer.toString(out.species()));
        if (infix == null) {
            return true;
        }
        int at = out.start() + INFIX_AT;
        for (int i = 0; i < infix.length(); i++) {
            if (out.bytes()[at + i] != infix.charAt(i)) {
                return false;
            }
        }
        // The feature's letters and the number are all that follows.
        int behind = at + infix.length();
        while (behind < out.end() && out.bytes()[behind] > '9') {
            behind++;
        }
        return behind - at - infix.length() <= LONGEST_FEATURE;
    }

    private void judge(byte[] bytes, int start, int end, IdentifierType type, ParsedIdentifier out) {
        long run = type.canonical().longest(bytes, start, end);
        if (run != 0) {
            int behind = (int) run;
            boolean whole = behind == end || type.tails().read(bytes, behind, end, out);
            if (whole
                    && (type.facts().check() == Check.NONE
                            || CheckDigits.right(type.facts().check(), bytes, start, behind))) {
                if (loose && isStrongly(bytes, start, end, type)) {
                    out.refuse(Status.WRONG_TYPE);
                    return;
                }
                out.accept(bytes, start, behind, type.tagged((int) (run >>> 32)));
                return;
            }
            out.begin(type, scheme.name());
        }
        unwrap(bytes, start, end, type, out);
    }

    private void unwrap(byte[] bytes, int start, int end, IdentifierType type, ParsedIdentifier out) {
        Draft draft = out.draft();
        if (isPlainlySeveral(bytes, start, end, type) || !draft.take(bytes, start, end)) {
            out.refuse(Status.MALFORMED);
            return;
        }
        if (unwrapping.unwrap(draft, type, out) == Unwrapping.Verdict.OTHER_TYPE) {
            out.refuse(Status.WRONG_TYPE);
            return;
        }
        if (!canonicalize(draft, type, out)) {
            out.refuse(
                    isOther(bytes, start, end, type) || isOther(draft, type)
                            ? Status.WRONG_TYPE
                            : Exponents.damaged(bytes, start, end, type) ? Status.EXCEL_DAMAGED : Status.MALFORMED);
        } else if ((loose || out.changed(Change.CASE)) && isStrongly(bytes, start, end, type)) {
            // In another case it is an identifier of this type, but as it stands it is one of another.
            out.refuse(Status.WRONG_TYPE);
        }
    }

    /// Whether there are semicolons in it, which identifiers of this type have not, and nothing that could be wrapped
    /// around them: so look many composite cells.
    private static boolean isPlainlySeveral(byte[] bytes, int start, int end, IdentifierType type) {
        int signs = Signs.in(bytes, start, end);
        return (signs & Signs.SEMICOLON) != 0
                && (signs & (Signs.WRAPPING | Signs.UNCLEAN & ~Signs.BLANK)) == 0
                && !type.local().has(';');
    }

    /// Judges what is left of a value as the identifier without its prefix.
    private boolean canonicalize(Draft draft, IdentifierType type, ParsedIdentifier out) {
        TypeFacts facts = type.facts();
        if (facts.spare().contains(Spare.TERM) && draft.cutTerm()) {
            out.change(Change.PUNCTUATION);
        }
        boolean folded = draft.spell(facts.letters(), facts.words());
        byte[] text = draft.text();
        long run = type.local().longest(text, draft.from(), draft.to());
        if (run == 0 && facts.digits() > 0 && facts.unpadded().isEmpty()) {
            if (!draft.padTail(facts.digits())) {
                return false;
            }
            out.change(Change.PADDED);
            run = type.local().longest(text, draft.from(), draft.to());
        } else if (run == 0 && type.isPadded()) {
            if (type.unpadded().match(text, draft.from(), draft.to()) == 0) {
                return false;
            }
            draft.pad(facts.digits());
            out.change(Change.PADDED);
            run = type.local().longest(text, draft.from(), draft.to());
        } else if (run == 0 && !facts.bare().isEmpty() && draft.isNumber()) {
            draft.prepend(facts.bare().getBytes(StandardCharsets.US_ASCII));
            out.change(Change.PREFIX);
            run = type.local().longest(text, draft.from(), draft.to());
        } else if (type.isPointed() && type.unpointed().match(text, draft.from(), draft.to()) != 0) {
            run = pointed(draft, type, out);
        }
        if (run == 0) {
            return false;
        }
        int behind = (int) run;
        if (behind < draft.to() && !type.tails().read(text, behind, draft.to(), out)
                || !CheckDigits.right(facts.check(), text, draft.from(), behind)) {
            return false;
        }
        if (folded) {
            out.change(Change.CASE);
        }
        if (type.prefix().length > 0) {
            boolean had = draft.prepend(type.prefix());
            // Nothing else changed: the prefix stood there more than once.
            if (!had && !out.changed(Change.URI) || out.changeBits() == 0) {
                out.change(Change.PREFIX);
            }
        }
        out.accept(text, draft.from(), behind, type.tagged((int) (run >>> 32)));
        return true;
    }

    /// Puts the point in that codes are often written without, behind the third sign or else the fourth: `E119` is
    /// E11.9, and `E8490` of ICD-9 E849.0. What is plainly an identifier of another type is none of these.
    private long pointed(Draft draft, IdentifierType type, ParsedIdentifier out) {
        if (all.others().find(draft.text(), draft.from(), draft.to()) != null) {
            return 0;
        }
        draft.insert(POINT_AT, '.');
        long run = type.local().longest(draft.text(), draft.from(), draft.to());
        if (run == 0) {
            draft.swap(POINT_AT);
            run = type.local().longest(draft.text(), draft.from(), draft.to());
        }
        out.change(Change.PUNCTUATION);
        return run;
    }

    private boolean isStrongly(byte[] bytes, int start, int end, IdentifierType declared) {
        IdentifierType other = all.others().strong(bytes, start, end);
        return other != null
                && !all.related(other, declared)
                && !declared.facts().accepts().contains(other.name());
    }

    /// Whether what is left of a value is plainly an identifier of an unrelated type.
    private boolean isOther(Draft draft, IdentifierType declared) {
        draft.upper(draft.from());
        return isOther(draft.text(), draft.from(), draft.to(), declared);
    }

    private boolean isOther(byte[] bytes, int start, int end, IdentifierType declared) {
        IdentifierType other = all.others().find(bytes, start, end);
        return other != null && !all.related(other, declared);
    }
}
