package bio.sluice.graph;

import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.util.Arrays;

/// Sorts texts that have a number each, by their bytes and then by number, however many there are. One thread, one use.
final class TextRuns {
    /// Beside its bytes, what a text takes while it is sorted.
    private static final int BYTES_PER_TEXT = 36;

    private final BuildFiles files;
    private final long memory;
    private final Spool runs;
    private long[] runStarts = new long[4];
    private int runCount;

    private ByteSink pool = new ByteSink(Budget.unlimited());
    private int[] starts = new int[64];
    private int[] numbers = new int[64];
    private int size;

    TextRuns(BuildFiles files, long memory) {
        this.files = files;
        this.memory = memory;
        this.runs = new Spool(files);
    }

    void add(byte[] bytes, int start, int end, int number) {
        if (size + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        starts[size] = pool.length();
        numbers[size++] = number;
        pool.write(bytes, start, end);
        starts[size] = pool.length();
        if (pool.length() + (long) BYTES_PER_TEXT * size > memory) {
            writeRun();
        }
    }

    private int[] order() {
        return new TextOrder(pool.bytes(), starts, Arrays.copyOfRange(starts, 1, size + 1), numbers).order();
    }

    private void writeRun() {
        if (runCount == runStarts.length) {
            runStarts = Arrays.copyOf(runStarts, runCount * 2);
        }
        runStarts[runCount++] = runs.length();
        for (int i : order()) {
            runs.putInt(numbers[i]);
            runs.putShort(starts[i + 1] - starts[i]);
            runs.put(pool.bytes(), starts[i], starts[i + 1]);
        }
        pool.clear();
        size = 0;
    }

    /// The numbers in the order of their texts. Frees everything else.
    Spool sorted() {
        Spool out = new Spool(files);
        if (runCount == 0) {
            for (int i : order()) {
                out.putInt(numbers[i]);
            }
        } else {
            writeRun();
            merge(out);
        }
        pool = null;
        starts = null;
        numbers = null;
        runs.free();
        return out;
    }

    private void merge(Spool out) {
        Run[] open = new Run[runCount];
        MergeHeap heap = new MergeHeap(runCount) {
            @Override
            boolean isBefore(int a, int b) {
                int order = Arrays.compareUnsigned(open[a].text, 0, open[a].length, open[b].text, 0, open[b].length);
                return order < 0 || order == 0 && open[a].number < open[b].number;
            }
        };
        for (int i = 0; i < runCount; i++) {
            open[i] = new Run(runs.reader(runStarts[i], i + 1 < runCount ? runStarts[i + 1] : runs.length()));
            if (open[i].next()) {
                heap.add(i);
            }
        }
        while (!heap.isEmpty()) {
            Run first = open[heap.top()];
            out.putInt(first.number);
            heap.moved(!first.next());
        }
    }

    /// A sorted run that is being read.
    private static final class Run {
        private final Spool.Reader in;
        private byte[] text = new byte[64];
        private int length;
        private int number;

        Run(Spool.Reader in) {
            this.in = in;
        }

        boolean next() {
            if (!in.hasNext()) {
                return false;
            }
            number = in.getInt();
            length = in.getShort();
            text = text.length < length ? new byte[length * 2] : text;
            in.get(text, 0, length);
            return true;
        }
    }
}
