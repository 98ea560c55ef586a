package bio.sluice.graph;

/// Operations on spools of numbers of four bytes, one for each node or edge: each looks at as much of one column as
/// fits
/// in memory while the others go by, and takes as many turns as there are such windows. Stateless.
final class IntColumn {
    private IntColumn() {}

    /// Numbers that fit into `memory` bytes.
    static int window(long memory, long count) {
        return (int) Math.max(1, Math.min(count, Math.min(memory / Integer.BYTES, Integer.MAX_VALUE - 8)));
    }

    static long size(Spool column) {
        return column.length() / Integer.BYTES;
    }

    /// Reads `[from, from + count)` of a column.
    static int[] read(Spool column, long from, int count) {
        int[] window = new int[count];
        Spool.Reader in = column.reader(from * Integer.BYTES, (from + count) * Integer.BYTES);
        for (int i = 0; i < count; i++) {
            window[i] = in.getInt();
        }
        return window;
    }

    /// The column of `values[indices[i]]`. Frees `indices`.
    static Spool gather(Spool values, Spool indices, BuildFiles files, long memory) {
        long size = size(values);
        int window = window(memory, size);
        Spool in = indices;
        Spool done = null;
        for (long from = 0; from < size || done == null; from += window) {
            int count = (int) Math.min(window, size - from);
            int[] part = read(values, from, count);
            Spool out = new Spool(files);
            Spool.Reader index = in.reader();
            Spool.Reader before = done == null ? null : done.reader();
            while (index.hasNext()) {
                long place = index.getInt() - from;
                int old = before == null ? 0 : before.getInt();
                out.putInt(place >= 0 && place < count ? part[(int) place] : old);
            }
            if (done != null) {
                done.free();
            }
            done = out;
        }
        in.free();
        return done;
    }
}
