package bio.sluice.graph;

import bio.sluice.fault.RunStopped;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;

/// Gives the nodes of all runs their ranks, and writes all that depends on a node alone. One use; ranks come first, and
/// then one thread writes while others have need of the ranks only.
final class NodeMerge {
    private final EdgeRuns runs;
    private final int[] typePlaces;
    private final CurieForm[] forms;
    private final NodeTexts made = new NodeTexts();
    private final ByteSink name = new ByteSink(Budget.unlimited());
    private final NodeFact fact = new NodeFact();

    /// By run: ranks of its sorted nodes.
    final Spool[] ranks;
    /// By rank: type and flags 2, id length 2, length of the texts 4, texts, and facts if the flag says so.
    final Spool texts;
    /// By rank: bytes of the texts, and the top bit if there are facts.
    final Spool textSizes;
    /// By rank: hash of the identifier.
    final Spool hashes;

    final Spool names;
    final long[] nodesByType;
    final long[] conflicts = new long[3];
    int nodes;

    /// @param typePlaces by provisional number of a type its final one
    /// @param forms by final number of a type
    NodeMerge(EdgeRuns runs, int[] typePlaces, CurieForm[] forms, BuildFiles files) {
        this.runs = runs;
        this.typePlaces = typePlaces;
        this.forms = forms;
        this.ranks = new Spool[runs.size()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = new Spool(files);
        }
        this.texts = new Spool(files);
        this.textSizes = new Spool(files);
        this.hashes = new Spool(files);
        this.names = new Spool(files);
        this.nodesByType = new long[typePlaces.length];
        for (int i = 0; i < 1 << GraphFormat.NAME_SHIFT; i++) {
            names.putByte(0);
        }
    }

    /// Counts the nodes, and gives those of each run their ranks.
    void rank(BuildProgress progress) {
        long all = 0;
        for (int i = 0; i < ranks.length; i++) {
            all += runs.nodes(i);
        }
        long done = 0;
        MergedNodes merged = new MergedNodes(runs, typePlaces);
        while (merged.next()) {
            if (merged.isNew && ++nodes == Integer.MAX_VALUE) {
                throw new RunStopped(
                        RunStopped.Reason.FAILED,
                        "the graph has more than 2^31 identifiers, which a file cannot hold; build it from fewer"
                                + " sources");
            }
            ranks[merged.run].putInt(nodes - 1);
            BuildProgress.tell(progress, "nodes", ++done, all);
        }
    }

    /// Writes what depends on a node alone, and gives up the nodes of the runs.
    void write() {
        MergedNodes merged = new MergedNodes(runs, typePlaces);
        boolean more = merged.next();
        for (int rank = 0; more; rank++) {
            int type = typePlaces[merged.type];
            made.make(forms[type], merged.id, 0, merged.length);
            hashes.putLong(IdHash.of(merged.id, 0, merged.length));
            fact.clear();
            do {
                if (merged.fact.said) {
                    fact.add(merged.fact.word, merged.fact.conflicts, merged.fact.name, 0, merged.fact.nameLength);
                }
                more = merged.next();
            } while (more && !merged.isNew);
            write(type);
        }
        runs.freeTexts();
    }

    private void write(int type) {
        nodesByType[type]++;
        texts.putShort(type | made.flag | (fact.said ? GraphFormat.FACTS : 0));
        texts.putShort(made.idLength);
        texts.putInt(made.block.length());
        texts.put(made.block.bytes(), 0, made.block.length());
        textSizes.putInt(made.block.length() | (fact.said ? Integer.MIN_VALUE : 0));
        if (fact.said) {
            texts.putInt(writeName());
            texts.putInt(fact.settled());
            for (int i = 0; i < conflicts.length; i++) {
                conflicts[i] += fact.conflicts >> i & 1;
            }
        }
    }

    /// Writes the name that there is, if there is one.
    ///
    /// @return its place, or 0
    private int writeName() {
        if (fact.nameLength == 0) {
            return 0;
        }
        long at = names.length() >>> GraphFormat.NAME_SHIFT;
        if (at > Integer.MAX_VALUE) {
            throw new RunStopped(
                    RunStopped.Reason.FAILED,
                    "the names of the graph take more than 8 GiB, which a file cannot hold; leave some out");
        }
        name.clear();
        JsonText.writeStringBody(fact.name, 0, fact.nameLength, name);
        names.putShort(name.length());
        names.put(name.bytes(), 0, name.length());
        while ((names.length() & (1 << GraphFormat.NAME_SHIFT) - 1) != 0) {
            names.putByte(0);
        }
        return (int) at;
    }
}
