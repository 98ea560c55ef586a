package bio.sluice.graph;

import java.util.Arrays;

/// Makes the hash section of a file: buckets filled from the first to the last, each with what the one before could not
/// hold and then its own. One thread, one use.
final class HashTable {
    private final BuildFiles files;
    private final long memory;
    private final int buckets;

    private final byte[] tags = new byte[GraphFormat.BUCKET_SIZE];
    private final int[] nodes = new int[GraphFormat.BUCKET_SIZE];
    private int held;
    /// What waits for a bucket with room: tag and number.
    private long[] waiting = new long[64];

    private int waitingFrom;
    private int waitingTo;

    HashTable(int nodes, BuildFiles files, long memory) {
        // Two thirds full: one bucket in fifteen goes on in the next.
        this.buckets = nodes / 8 + 1;
        this.files = files;
        this.memory = memory;
    }

    int buckets() {
        return buckets;
    }

    /// The section.
    ///
    /// @param hashes by rank
    /// @param numbers by rank
    Spool section(Spool hashes, Spool numbers) {
        Spool out = new Spool(files);
        // Eight entries of eight bytes for each bucket, on average; three to four times that in the worst window.
        int window = (int) Math.max(1, Math.min(Math.min(buckets, 1 << 23), memory / 256));
        for (long from = 0; from < buckets; from += window) {
            long[] entries = entries(hashes, numbers, (int) from, (int) Math.min(buckets, from + window));
            int at = 0;
            for (int bucket = (int) from; bucket < Math.min(buckets, from + window); bucket++) {
                while (held < GraphFormat.BUCKET_SIZE && waitingFrom < waitingTo) {
                    hold(waiting[waitingFrom++]);
                }
                while (at < entries.length && (int) (entries[at] >>> 40) == bucket - from) {
                    if (held < GraphFormat.BUCKET_SIZE) {
                        hold(entries[at++]);
                    } else {
                        await(entries[at++]);
                    }
                }
                write(out);
            }
        }
        return waitingFrom == waitingTo ? out : wrapped(out);
    }

    /// The entries of the buckets `[from, to)`: bucket from there 23 bits, tag 8, number 32.
    private long[] entries(Spool hashes, Spool numbers, int from, int to) {
        long[] entries = new long[Math.max(16, (int) Math.min((to - from) * 9L, Integer.MAX_VALUE - 8))];
        int count = 0;
        Spool.Reader hash = hashes.reader();
        Spool.Reader number = numbers.reader();
        while (hash.hasNext()) {
            long next = hash.getLong();
            int bucket = GraphFormat.bucket(next, buckets);
            int node = number.getInt();
            if (bucket >= from && bucket < to) {
                if (count == entries.length) {
                    entries = Arrays.copyOf(entries, count + count / 2);
                }
                entries[count++] = (long) (bucket - from) << 40 | (long) GraphFormat.tag(next) << 32 | node;
            }
        }
        Arrays.sort(entries, 0, count);
        return Arrays.copyOf(entries, count);
    }

    private void hold(long entry) {
        tags[held] = (byte) (entry >>> 32);
        nodes[held++] = (int) entry;
    }

    private void await(long entry) {
        if (waitingFrom == waitingTo) {
            waitingFrom = 0;
            waitingTo = 0;
        }
        if (waitingTo == waiting.length) {
            waiting = Arrays.copyOf(waiting, waitingTo * 2);
        }
        waiting[waitingTo++] = entry;
    }

    private void write(Spool out) {
        for (int i = 0; i < GraphFormat.BUCKET_SIZE; i++) {
            out.putByte(i < held ? tags[i] : 0);
        }
        out.putInt(0);
        for (int i = 0; i < GraphFormat.BUCKET_SIZE; i++) {
            out.putInt(i < held ? nodes[i] : 0);
        }
        held = 0;
    }

    /// What the last bucket could not hold goes into the first ones that have room.
    private Spool wrapped(Spool section) {
        Spool out = new Spool(files);
        Spool.Reader in = section.reader();
        while (in.hasNext()) {
            byte[] tag = new byte[GraphFormat.BUCKET_SIZE];
            in.get(tag, 0, tag.length);
            in.getInt();
            for (int i = 0; i < GraphFormat.BUCKET_SIZE; i++) {
                int node = in.getInt();
                if (tag[i] != 0) {
                    hold((tag[i] & 0xFFL) << 32 | node & 0xFFFF_FFFFL);
                }
            }
            while (held < GraphFormat.BUCKET_SIZE && waitingFrom < waitingTo) {
                hold(waiting[waitingFrom++]);
            }
            write(out);
        }
        section.free();
        return out;
    }
}
