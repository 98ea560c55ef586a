package bio.sluice.graph;

import bio.sluice.fault.RunStopped;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import bio.sluice.record.JsonText;
import bio.sluice.record.QuotaExceeded;

/// The texts of all nodes as they stand in the file, with where they stand. One thread, one use.
final class NodePool {
    private final ByteSink pool = new ByteSink(Budget.unlimited());
    private final ByteSink raw = new ByteSink(Budget.unlimited());
    /// By place in the file.
    final int[] offset;

    final char[] curieLength;
    final char[] idStart;
    final char[] idLength;
    /// By node: place of its CURIE in the byte order of CURIEs.
    final int[] curieRank;

    /// @param prefixes by final number of a type: what its CURIEs begin with
    /// @param own by final number of a type: what it puts before its identifiers, and CURIEs leave out
    NodePool(NodeList list, GraphLayout layout, byte[][] prefixes, byte[][] own) {
        int nodes = layout.nodes();
        offset = new int[nodes];
        curieLength = new char[nodes];
        idStart = new char[nodes];
        idLength = new char[nodes];
        int[] curieStarts = new int[nodes];
        int[] curieEnds = new int[nodes];
        byte[] bytes = list.pool();
        try {
            for (int place = 0; place < nodes; place++) {
                int node = layout.byPlace[place];
                curieStarts[node] = write(
                        place,
                        prefixes[layout.type[node]],
                        own[layout.type[node]],
                        bytes,
                        list.start(node),
                        list.end(node));
                curieEnds[node] = curieStarts[node] + raw.length();
            }
        } catch (QuotaExceeded tooMuch) {
            throw new RunStopped(
                    RunStopped.Reason.FAILED,
                    "the identifiers and CURIEs of the graph take more than 2 GiB; build it from fewer sources");
        }
        // Equal CURIEs of different nodes, which only malformed identifiers have, keep the order of the ranks.
        curieRank = new int[nodes];
        int[] order = new TextOrder(pool.bytes(), curieStarts, curieEnds, layout.rank).order();
        for (int i = 0; i < nodes; i++) {
            curieRank[order[i]] = i;
        }
    }

    /// Writes the texts of one node and leaves its CURIE in `raw`.
    ///
    /// @return where the CURIE as it is lies in the pool
    private int write(int place, byte[] prefix, byte[] own, byte[] bytes, int start, int end) {
        int skipped = Curies.skipped(prefix, own, bytes, start, end);
        raw.clear();
        raw.write(prefix);
        raw.write(':');
        raw.write(bytes, start + skipped, end);
        int at = pool.length();
        offset[place] = at;
        JsonText.writeStringBody(raw.bytes(), 0, raw.length(), pool);
        curieLength[place] = (char) (pool.length() - at);
        boolean escaped = pool.length() - at != raw.length();
        if (skipped == 0 && !escaped) {
            idStart[place] = (char) (prefix.length + 1);
            idLength[place] = (char) (end - start);
            return at;
        }
        int idAt = pool.length();
        JsonText.writeStringBody(bytes, start, end, pool);
        escaped |= pool.length() - idAt != end - start;
        idStart[place] = (char) (idAt - at | (escaped ? GraphFormat.ESCAPED : 0));
        idLength[place] = (char) (pool.length() - idAt);
        if (!escaped) {
            return at;
        }
        writeLength(raw.length());
        int rawAt = pool.length();
        pool.write(raw.bytes(), 0, raw.length());
        writeLength(end - start);
        pool.write(bytes, start, end);
        return rawAt;
    }

    private void writeLength(int bytes) {
        pool.write(bytes);
        pool.write(bytes >>> 8);
    }

    byte[] bytes() {
        return pool.bytes();
    }

    /// Bytes of the texts of the node at `place`.
    int length(int place) {
        return (place + 1 < offset.length ? offset[place + 1] : pool.length()) - offset[place];
    }
}
