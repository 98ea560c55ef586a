package bio.sluice.graph;

import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.IdentifierTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Makes a file of all that a [GraphBuilder] was given. One thread, one use; works with a second thread.
///
/// Nothing is kept of the order in which things came, nor of how they were divided into runs: so the file depends on
/// what
/// was given and not on the memory there was.
final class GraphBuild {
    private final EdgeRuns runs;
    private final TextTable typeTexts;
    private final EdgeKinds kinds;
    private final EdgeLinks links;
    private final List<NodeLayout> layouts;
    private final BuildFiles files;
    private final long memory;
    private final BuildProgress progress;

    /// @param layouts that the nodes may have
    /// @param memory bytes that a part of the work may take
    GraphBuild(
            EdgeRuns runs,
            TextTable typeTexts,
            EdgeKinds kinds,
            EdgeLinks links,
            List<NodeLayout> layouts,
            BuildFiles files,
            long memory,
            BuildProgress progress) {
        this.runs = runs;
        this.typeTexts = typeTexts;
        this.kinds = kinds;
        this.links = links;
        this.layouts = layouts;
        this.files = files;
        this.memory = memory;
        this.progress = progress;
    }

    GraphSummary write(Path file, IdentifierTypes known, List<GraphSummary.Input> inputs, GraphSummary.Intake intake)
            throws IOException {
        int[] typePlaces = EdgeRuns.typePlaces(typeTexts);
        kinds.settle();
        links.settle(kinds, typePlaces);
        List<String> types = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        List<String> own = new ArrayList<>();
        IntStream.range(0, typeTexts.size())
                .mapToObj(typeTexts::text)
                .sorted(Texts.BYTE_ORDER)
                .forEach(name -> {
                    IdentifierType type = known.find(name);
                    types.add(name);
                    prefixes.add(type == null ? name : type.curiePrefix());
                    own.add(type == null ? "" : type.ownPrefix());
                });
        NodeMerge merge = new NodeMerge(runs, typePlaces, CurieForm.of(prefixes, own), files);
        merge.rank(progress);
        int nodes = merge.nodes;

        Rows rows = new Rows(links, kinds.size(), files);
        BuildThreads.both(() -> fill(rows, merge), merge::write);

        long entries = rows.entries();
        long[] fileLinks = links.links();
        int linkBytes = GraphFormat.linkBytes(fileLinks.length);
        Placement placement = new Placement(rows, merge.textSizes, nodes, linkBytes, layouts, files, memory / 2);
        Spool numbers = placement.numbers(progress);
        HashTable hashTable = new HashTable(nodes, files, memory / 4);
        NodeSection section = new NodeSection(placement.layout, linkBytes, placement.bytes, files, memory / 4);
        int[] linkOf = links.places(fileLinks);
        Spool[] hash = new Spool[1];
        BuildThreads.both(
                () -> {
                    Spool targets = IntColumn.gather(numbers, rows.targets, files, memory / 2);
                    section.collect(
                            new NodeSection.Columns(merge.texts, numbers, rows, targets), linkOf, nodes, progress);
                },
                () -> hash[0] = hashTable.section(merge.hashes, numbers));

        GraphSummary.Intake counted = intake.withDisputes(rows.edgesByKind, rows.disputed);
        GraphTables tables = new GraphTables(
                types,
                prefixes,
                own,
                merge.nodesByType,
                IntStream.range(0, kinds.size()).mapToObj(kinds::kind).toList(),
                rows.edgesByKind,
                inputs,
                counted,
                new GraphSummary.Conflicts(merge.conflicts[0], merge.conflicts[1], merge.conflicts[2]));
        byte[] encoded = tables.encoded();
        try (GraphWriter out = new GraphWriter(file, files)) {
            out.begin(GraphFormat.TABLES);
            out.put(encoded, 0, encoded.length);
            out.end(GraphFormat.TABLES);
            int decimals = writeLinks(fileLinks, out);
            out.section(GraphFormat.HASH, hash[0]);
            out.begin(GraphFormat.NODES);
            section.write(out);
            out.put(new byte[GraphFormat.PADDING], 0, GraphFormat.PADDING);
            out.end(GraphFormat.NODES);
            out.section(GraphFormat.NAMES, merge.names);
            int digest = out.finish(decimals, placement.layout, nodes, entries, hashTable.buckets(), fileLinks.length);
            out.publish();
            return tables.summary(nodes, out.fileLength(), Graph.digest(digest));
        }
    }

    private void fill(Rows rows, NodeMerge merge) {
        RowRuns rowRuns = new RowRuns(links, files);
        for (int run = 0; run < runs.size(); run++) {
            rowRuns.add(runs, run, merge.ranks[run].reader());
            merge.ranks[run].free();
        }
        runs.freeEdges();
        rows.run(rowRuns.merged(memory), merge.nodes, progress);
        rowRuns.free();
    }

    private static int writeLinks(long[] links, GraphWriter out) throws IOException {
        int decimals = 0;
        for (long link : links) {
            decimals = Math.max(decimals, Confidence.decimals(Confidence.ONE - (int) (link >>> 32)));
        }
        int unit = Confidence.power(Confidence.DECIMALS - decimals);
        out.begin(GraphFormat.LINKS);
        for (long link : links) {
            int kind = (int) link >>> 12;
            int type = (int) link & GraphFormat.TYPE_MASK;
            out.putInt(kind | type << 20);
            out.putInt((Confidence.ONE - (int) (link >>> 32)) / unit);
        }
        out.end(GraphFormat.LINKS);
        return decimals;
    }
}
