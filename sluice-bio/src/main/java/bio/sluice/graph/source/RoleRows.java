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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Reads tables whose columns have roles: the identifiers of some columns are linked to those of others. One thread.
final class RoleRows implements SourceRows {
    private static final byte[] CURRENT = "current".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PREVIOUS = "previous".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};

    private final TableRoles roles;
    private final RecordFacts facts;
    private final IdentifierParsers parsers;
    private final List<Subject> subjects = new ArrayList<>();
    private final Field idType;
    private final Field name;
    private final Field status;
    private final Field source;
    private final Field skip;
    private final byte[] skipWord;
    private final RecordSpecies species;
    private final byte[][] statusWords;
    private final byte[][] statusMeanings;
    private final byte[] usualStatus;
    private final boolean describes;
    private final Slice text = new Slice();
    private final Slice part = new Slice();

    /// A column that others are linked to, and these.
    private static final class Subject {
        final Field field;
        final String column;
        final byte[] type;
        final Parts parts;
        final List<Link> links = new ArrayList<>();
        final Slice cell = new Slice();
        final Slice typeText = new Slice();

        Subject(String column, String type, Parts parts) {
            this.column = column;
            this.field = Field.named(column);
            this.type = type == null ? null : type.getBytes(StandardCharsets.UTF_8);
            this.parts = parts;
        }
    }

    /// @param names the tables that say what databases mean
    RoleRows(TableRoles roles, Function<String, DatabaseNames> names, String database, IdentifierParsers parsers) {
        this.roles = roles;
        this.parsers = parsers;
        facts = new RecordFacts(parsers, database);
        idType = field(roles.idTypeColumn());
        name = field(roles.nameColumn());
        status = field(roles.statusColumn());
        source = field(roles.sourceColumn());
        skip = field(roles.skipColumn());
        skipWord = bytes(roles.skipWord());
        species = new RecordSpecies(roles.speciesColumn(), roles.species());
        List<Map.Entry<String, String>> words = List.copyOf(roles.statuses().entrySet());
        statusWords = words.stream().map(entry -> bytes(entry.getKey())).toArray(byte[][]::new);
        statusMeanings = words.stream().map(entry -> bytes(entry.getValue())).toArray(byte[][]::new);
        usualStatus = bytes(roles.status());
        Map<String, Subject> byColumn = new LinkedHashMap<>();
        Parts idParts = new Parts(parsers, roles.idSeparator(), null, 0);
        byColumn.put(roles.idColumn(), new Subject(roles.idColumn(), roles.idType(), idParts));
        for (ColumnRole role : roles.columns()) {
            String of = role.of() == null ? roles.idColumn() : role.of();
            byColumn.computeIfAbsent(of, column -> subject(column, roles))
                    .links
                    .add(new Link(role, role.database() == null ? null : names.apply(role.database()), parsers));
        }
        subjects.addAll(byColumn.values());
        boolean toldElsewhere = subjects.get(0).links.stream().anyMatch(Link::tellsSpecies);
        describes = name != null || status != null || usualStatus.length > 0 || species.isKnown() && !toldElsewhere;
    }

    private Subject subject(String column, TableRoles roles) {
        for (ColumnRole role : roles.columns()) {
            if (role.column().equals(column) && role.type() != null) {
                return new Subject(column, role.type(), new Parts(parsers, role.separator(), role.cut(), role.part()));
            }
        }
        throw new IllegalArgumentException("column " + column + " has no type, but others are linked to it");
    }

    private static Field field(String column) {
        return column == null ? null : Field.named(column);
    }

    private static byte[] bytes(String text) {
        return text == null ? NOTHING : text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public EdgeFault read(Batch batch, int row, ByteSink out, SourceCounts counts) {
        facts.begin(out);
        if (!species.read(batch, row)) {
            return facts.skip(Count.OTHER_SPECIES, counts);
        }
        if (skip != null && batch.slice(row, skip, text) && equal(text, skipWord)) {
            return facts.skip(Count.PLACEHOLDER, counts);
        }
        if (source != null) {
            batch.slice(row, source, facts.edge().source());
        }
        for (int i = 0; i < subjects.size(); i++) {
            link(subjects.get(i), i == 0, batch, row);
        }
        return facts.end(counts);
    }

    private void link(Subject subject, boolean first, Batch batch, int row) {
        if (!batch.slice(row, subject.field, subject.cell)) {
            return;
        }
        List<Link> links = subject.links;
        subject.parts.begin(subject.cell);
        boolean current = false;
        for (boolean begun = false; subject.parts.next(); begun = true) {
            Slice id = subject.parts.part();
            part.set(id.bytes(), id.start(), id.end());
            typeOf(subject, batch, row);
            if (first && describes) {
                current = describe(subject, batch, row);
            }
            for (int i = 0; i < links.size(); i++) {
                Link link = links.get(i);
                if (link.begin(batch, row)) {
                    while (link.next()) {
                        add(subject, link, first && current, !begun);
                    }
                }
            }
        }
    }

    private void typeOf(Subject subject, Batch batch, int row) {
        if (subject.type != null) {
            subject.typeText.set(subject.type, 0, subject.type.length);
        } else if (idType != null) {
            batch.slice(row, idType, subject.typeText);
        } else {
            int colon = part.start();
            while (colon < part.end() && part.bytes()[colon] != ':') {
                colon++;
            }
            subject.typeText.set(part.bytes(), part.start(), colon);
            part.set(part.bytes(), Math.min(colon + 1, part.end()), part.end());
        }
    }

    /// Adds what the record says of its identifier; whether that is current.
    private boolean describe(Subject subject, Batch batch, int row) {
        byte[] standing = usualStatus;
        if (status != null && batch.slice(row, status, text)) {
            for (int i = 0; i < statusWords.length; i++) {
                if (equal(text, statusWords[i])) {
                    standing = statusMeanings[i];
                }
            }
        }
        NodeRow node = facts.node();
        node.id().set(part.bytes(), part.start(), part.end());
        point(subject.typeText, node.type());
        node.status().set(standing, 0, standing.length);
        point(species.text(), node.species());
        if (name == null
                || !batch.slice(row, name, text)
                || !parsers.trim(text.bytes(), text.start(), text.end(), text)) {
            node.name().set(NOTHING, 0, 0);
        } else {
            point(text, node.name());
        }
        facts.addNode(subject.column, 0);
        return standing == CURRENT || Arrays.equals(standing, CURRENT);
    }

    private void add(Subject subject, Link link, boolean ofCurrent, boolean firstOfIt) {
        Meaning meaning = link.meaning();
        if (meaning == DatabaseNames.SPECIES) {
            addSpecies(subject, link);
            return;
        }
        int taxon = meaning.isSymbol() ? species.taxon() : 0;
        // The letters of a symbol depend on its species; a source of many that does not tell it has none to give.
        boolean unknown = meaning.isSymbol() && taxon == 0 && link.tellsSpecies();
        if (meaning == DatabaseNames.LEFT_OUT || unknown) {
            facts.leaveOut();
            return;
        }
        EdgeRow edge = facts.edge();
        boolean back = meaning.leadsBack();
        point(back ? link.id() : part, edge.sourceId());
        point(back ? link.type() : subject.typeText, edge.sourceType());
        point(back ? part : link.id(), edge.targetId());
        point(back ? subject.typeText : link.type(), edge.targetType());
        link.qualify(edge);
        ColumnRole role = link.role();
        facts.addEdge(back ? role.column() : subject.column, back ? subject.column : role.column(), taxon);
        if (!firstOfIt) {
            return;
        }
        boolean live = role.live() || ofCurrent && meaning.isSymbol() && !back;
        byte[] standing = meaning.isPrevious() ? PREVIOUS : live ? CURRENT : NOTHING;
        boolean own = role.own() && species.isKnown();
        if (standing != NOTHING || own) {
            NodeRow node = facts.node();
            point(link.id(), node.id());
            point(link.type(), node.type());
            node.name().set(NOTHING, 0, 0);
            node.status().set(standing, 0, standing.length);
            if (own) {
                point(species.text(), node.species());
            } else {
                node.species().set(NOTHING, 0, 0);
            }
            facts.addNode(role.column(), taxon);
        }
    }

    private void addSpecies(Subject subject, Link link) {
        NodeRow node = facts.node();
        point(part, node.id());
        point(subject.typeText, node.type());
        node.name().set(NOTHING, 0, 0);
        node.status().set(NOTHING, 0, 0);
        point(link.id(), node.species());
        facts.addNode(subject.column, 0);
    }

    private static void point(Slice from, Slice to) {
        to.set(from.bytes(), from.start(), from.end());
    }

    private static boolean equal(Slice text, byte[] word) {
        return Arrays.equals(text.bytes(), text.start(), text.end(), word, 0, word.length);
    }
}
