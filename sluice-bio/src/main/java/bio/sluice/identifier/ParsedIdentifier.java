package bio.sluice.identifier;

import bio.sluice.record.ByteSink;
import bio.sluice.record.Slice;
import java.util.ArrayList;
import java.util.List;

/// What a parser found in one value. One thread; reused from value to value, and void when the bytes that were parsed
/// are.
///
/// A parser first says [#accept] or [#refuse], then whatever else there is to say.
public final class ParsedIdentifier {
    /// Confidence of a value whose canonical text is its own text, in ten-thousandths.
    public static final int SURE = 10_000;
    /// Confidence of a recognised value whose text changed or lost a part, in ten-thousandths.
    public static final int NEARLY_SURE = 9_500;

    private static final Status[] STATUSES = Status.values();
    private static final int EXACT = Status.EXACT.ordinal();
    private static final int NORMALIZED = Status.NORMALIZED.ordinal();
    private static final int MALFORMED = Status.MALFORMED.ordinal();
    private static final Change[] CHANGES = Change.values();
    private static final byte[] NOTHING = new byte[0];

    private final Slice version = new Slice();
    private final Slice isoform = new Slice();
    private final Slice region = new Slice();
    private final Draft draft = new Draft();
    /// Ordinal of the status: see [#type(IdentifierType)].
    private int status = Status.EMPTY.ordinal();
    private byte[] bytes = NOTHING;
    private int start;
    private int end;
    private IdentifierType type;
    private String parser;
    private int changes;
    private int tails;
    private List<String> candidates = List.of();
    private int species;

    // ---- what was found

    /// The outcome.
    public Status status() {
        return STATUSES[status];
    }

    /// Whether there is a canonical identifier.
    public boolean found() {
        return status == EXACT || status == NORMALIZED;
    }

    /// The buffer of the canonical text; ASCII without anything that JSON would escape.
    public byte[] bytes() {
        return bytes;
    }

    /// First byte of the canonical text.
    public int start() {
        return start;
    }

    /// Byte after the canonical text; [#start] if nothing was found.
    public int end() {
        return end;
    }

    /// The canonical text, copied; null if nothing was found.
    public String text() {
        return found() ? new Slice().set(bytes, start, end).text() : null;
    }

    /// The type, refined to its sub-kind where the form decides; the declared one if nothing was found.
    public IdentifierType type() {
        return type;
    }

    /// How sure the parser is, in ten-thousandths: [#SURE] if the canonical text is the text as it was given,
    /// [#NEARLY_SURE] for any other that was recognised, else 0.
    public int confidence() {
        if (!found()) {
            return 0;
        }
        return changes == 0 && tails == 0 ? SURE : NEARLY_SURE;
    }

    /// The parser that judged the value; null for an empty one.
    public String parser() {
        return parser;
    }

    /// The version that was split off, without its point; often empty.
    public Slice version() {
        return version;
    }

    /// The isoform that was split off, without its hyphen; often empty.
    public Slice isoform() {
        return isoform;
    }

    /// The region that was split off (`PAR_Y`); often empty.
    public Slice region() {
        return region;
    }

    /// Whether a version, an isoform or a region was split off.
    public boolean hasTail() {
        return tails != 0;
    }

    /// What was done to the text, in the order of [Change].
    public List<Change> changes() {
        List<Change> list = new ArrayList<>();
        for (Change change : CHANGES) {
            if (changed(change)) {
                list.add(change);
            }
        }
        return list;
    }

    /// Whether this was done to the text.
    public boolean changed(Change change) {
        return (changes & change.bit()) != 0;
    }

    /// What the value may have meant, best first; mostly empty.
    public List<String> candidates() {
        return candidates;
    }

    /// Appends the CURIE: the type's prefix, a colon, the canonical text without what the type puts before it.
    public void writeCurie(ByteSink out) {
        out.write(type.curie());
        out.write(bytes, start + type.prefix().length, end);
    }

    /// The CURIE; null if nothing was found.
    public String curie() {
        return found() ? type.curiePrefix() + ":" + text().substring(type.prefix().length) : null;
    }

    /// The NCBI taxon that the column's identifiers belong to, as the mapping says; 0 if it does not. Parsers may judge
    /// by it.
    public int species() {
        return species;
    }

    // ---- what parsers say

    /// The value is an identifier whose canonical text is `bytes[start, end)`.
    ///
    /// @param type its type, or a sub-kind of it
    public void accept(byte[] bytes, int start, int end, IdentifierType type) {
        status = changes == 0 ? EXACT : NORMALIZED;
        this.start = start;
        this.end = end;
        if (this.bytes != bytes) {
            this.bytes = bytes;
        }
        type(type);
    }

    /// A store of a reference costs far more than this test, under the G1 collector above all.
    private void type(IdentifierType type) {
        if (this.type != type) {
            this.type = type;
        }
    }

    /// The value is not, for this reason.
    public void refuse(Status reason) {
        status = reason.ordinal();
        end = start;
        dropTails();
        changes = 0;
    }

    /// The text was changed in this way to make it canonical.
    public void change(Change change) {
        changes |= change.bit();
        if (status == EXACT) {
            status = NORMALIZED;
        }
    }

    /// `bytes[start, end)` behind the identifier is its version.
    public void version(byte[] bytes, int start, int end) {
        version.set(bytes, start, end);
        tails++;
    }

    /// `bytes[start, end)` behind the identifier is its isoform.
    public void isoform(byte[] bytes, int start, int end) {
        isoform.set(bytes, start, end);
        tails++;
    }

    /// `bytes[start, end)` behind the identifier is its region.
    public void region(byte[] bytes, int start, int end) {
        region.set(bytes, start, end);
        tails++;
    }

    /// What the value may have meant, best first.
    public void candidates(List<String> texts) {
        candidates = texts;
    }

    // ---- for the package

    /// Sets what [#species] tells; stays until it is set anew.
    public void species(int taxon) {
        species = taxon;
    }

    /// Forgets the value before.
    void begin(IdentifierType type, String parser) {
        type(type);
        if (this.parser != parser) {
            this.parser = parser;
        }
        status = MALFORMED;
        start = 0;
        end = 0;
        changes = 0;
        if (tails != 0) {
            dropTails();
        }
        if (!candidates.isEmpty()) {
            candidates = List.of();
        }
    }

    private void dropTails() {
        version.set(version.bytes(), 0, 0);
        isoform.set(isoform.bytes(), 0, 0);
        region.set(region.bytes(), 0, 0);
        tails = 0;
    }

    void empty(IdentifierType type) {
        begin(type, null);
        status = Status.EMPTY.ordinal();
    }

    /// The changes as bits.
    int changeBits() {
        return changes;
    }

    /// Whether the canonical text and what was split off are parts of `bytes[start, end)`; a plugin may say otherwise.
    boolean liesIn(byte[] bytes, int start, int end) {
        return this.bytes == bytes
                && this.start >= start
                && this.end <= end
                && (tails == 0 || isPart(version) && isPart(isoform) && isPart(region));
    }

    private boolean isPart(Slice tail) {
        return tail.isEmpty() || tail.bytes() == bytes;
    }

    /// Room for a parser's working copy.
    Draft draft() {
        return draft;
    }
}
