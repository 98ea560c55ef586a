package bio.sluice.graph.source;

import bio.sluice.graph.EdgeFault;
import bio.sluice.graph.EdgeRow;
import bio.sluice.graph.NodeRow;
import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.record.Batch;
import bio.sluice.record.ByteSink;
import bio.sluice.record.Field;
import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Reads the mappings of an SSSOM set: https://mapping-commons.github.io/sssom/Mapping/. One thread.
///
/// Mappings that do not hold (`predicate_modifier: Not`), that say that there is no counterpart, and those of literals
/// and
/// composed expressions are counted and no edges. The justification is kept behind the name of the set.
final class SssomRows implements SourceRows {
    private static final String KIND = "malformed_mapping";
    private static final byte[] NOT = ascii("Not");
    /// What stands for a missing counterpart; NoMapping in sets of 2022.
    private static final byte[][] NO_TERM = {ascii("sssom:NoTermFound"), ascii("sssom:NoMapping")};
    /// https://mapping-commons.github.io/sssom/EntityTypeEnum/
    private static final byte[][] NO_IDENTIFIER = {ascii("rdfs literal"), ascii("composed entity expression")};

    private final Field subject = Field.named("subject_id");
    private final Field subjectLabel = Field.named("subject_label");
    private final Field subjectType = Field.named("subject_type");
    private final Field predicate = Field.named("predicate_id");
    private final Field modifier = Field.named("predicate_modifier");
    private final Field object = Field.named("object_id");
    private final Field objectLabel = Field.named("object_label");
    private final Field objectType = Field.named("object_type");
    private final Field justification = Field.named("mapping_justification");
    private final Field confidence = Field.named("confidence");

    private final SssomSet set;
    private final byte[] usualSubject;
    private final byte[] usualObject;
    private final byte[] usualConfidence;
    private final byte[] usualJustification;
    private final IdentifierParsers parsers;
    private final CurieTypes curies;
    private final RecordFacts facts;
    private final List<byte[]> justifications = new ArrayList<>();
    private final List<byte[]> sources = new ArrayList<>();
    private final Slice subjectText = new Slice();
    private final Slice objectText = new Slice();
    private final Slice text = new Slice();

    /// @param undeclared takes prefixes that the set does not declare; thread-safe
    SssomRows(SssomSet set, Set<String> undeclared, IdentifierParsers parsers) {
        this.set = set;
        usualSubject = utf8(set.subjectType());
        usualObject = utf8(set.objectType());
        usualConfidence = utf8(set.confidence());
        usualJustification = utf8(set.justification());
        this.parsers = parsers;
        curies = new CurieTypes(parsers.types(), set.prefixes(), undeclared);
        facts = new RecordFacts(parsers, set.name());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public EdgeFault read(Batch batch, int row, ByteSink out, SourceCounts counts) {
        facts.begin(out);
        if (isLiteral(batch, row, subjectType, usualSubject) || isLiteral(batch, row, objectType, usualObject)) {
            return facts.skip(Count.NO_IDENTIFIER, counts);
        }
        trimmed(batch, row, subject, subjectText);
        trimmed(batch, row, object, objectText);
        if (isOneOf(subjectText, NO_TERM) || isOneOf(objectText, NO_TERM)) {
            return facts.skip(Count.NO_TERM, counts);
        }
        if (trimmed(batch, row, modifier, text)) {
            if (equal(text, NOT)) {
                return facts.skip(Count.NEGATIVE, counts);
            }
            return new EdgeFault(
                    KIND,
                    modifier.name(),
                    text.text(),
                    "the predicate modifier is unknown, so the mapping may mean its opposite",
                    "write Not, or nothing");
        }
        EdgeRow edge = facts.edge();
        if (!curies.split(subjectText, edge.sourceType(), edge.sourceId())) {
            return noCurie(subject, subjectText);
        }
        if (!curies.split(objectText, edge.targetType(), edge.targetId())) {
            return noCurie(object, objectText);
        }
        if (!trimmed(batch, row, predicate, edge.relation())) {
            return new EdgeFault(
                    KIND, predicate.name(), "", "the mapping has no predicate", "write one such as skos:exactMatch");
        }
        if (!trimmed(batch, row, confidence, edge.confidence())) {
            edge.confidence().set(usualConfidence, 0, usualConfidence.length);
        }
        if (!trimmed(batch, row, justification, text)) {
            text.set(usualJustification, 0, usualJustification.length);
        }
        byte[] source = source(text);
        edge.source().set(source, 0, source.length);
        facts.addEdge(subject.name(), object.name(), 0);
        label(batch, row, subjectLabel, edge.sourceId(), edge.sourceType());
        label(batch, row, objectLabel, edge.targetId(), edge.targetType());
        return facts.end(counts);
    }

    private void label(Batch batch, int row, Field field, Slice id, Slice type) {
        if (trimmed(batch, row, field, text)) {
            NodeRow node = facts.node();
            node.id().set(id.bytes(), id.start(), id.end());
            node.type().set(type.bytes(), type.start(), type.end());
            node.name().set(text.bytes(), text.start(), text.end());
            facts.addNode(field.name(), 0);
        }
    }

    private static EdgeFault noCurie(Field field, Slice text) {
        return new EdgeFault(
                KIND,
                field.name(),
                text.text(),
                text.isEmpty() ? "the identifier is missing" : "the identifier is no CURIE",
                "write it with its prefix, such as CHEBI:15377");
    }

    /// The set's name with the justification behind it.
    private byte[] source(Slice justification) {
        for (int i = 0; i < justifications.size(); i++) {
            if (equal(justification, justifications.get(i))) {
                return sources.get(i);
            }
        }
        byte[] source = (justification.isEmpty() ? set.name() : set.name() + "; " + justification.text())
                .getBytes(StandardCharsets.UTF_8);
        justifications.add(Arrays.copyOfRange(justification.bytes(), justification.start(), justification.end()));
        sources.add(source);
        return source;
    }

    private boolean isLiteral(Batch batch, int row, Field field, byte[] usual) {
        if (!trimmed(batch, row, field, text)) {
            text.set(usual, 0, usual.length);
        }
        return isOneOf(text, NO_IDENTIFIER);
    }

    private boolean trimmed(Batch batch, int row, Field field, Slice into) {
        return batch.slice(row, field, into) && parsers.trim(into.bytes(), into.start(), into.end(), into);
    }

    private static boolean isOneOf(Slice text, byte[][] words) {
        for (byte[] word : words) {
            if (equal(text, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(Slice text, byte[] word) {
        return Arrays.equals(text.bytes(), text.start(), text.end(), word, 0, word.length);
    }
}
