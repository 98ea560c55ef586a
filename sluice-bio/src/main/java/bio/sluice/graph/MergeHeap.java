package bio.sluice.graph;

/// Says which of several sorted runs comes next. One thread.
abstract class MergeHeap {
    private final int[] heap;
    private int size;

    MergeHeap(int runs) {
        heap = new int[runs];
    }

    /// Whether what run `a` has next comes before what run `b` has next.
    abstract boolean isBefore(int a, int b);

    /// Takes a run in, which has something next.
    void add(int run) {
        int at = size++;
        while (at > 0 && isBefore(run, heap[(at - 1) / 2])) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = run;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// The run that comes next.
    int top() {
        return heap[0];
    }

    /// Puts the first run where it belongs now that it has moved on.
    ///
    /// @param ended whether it has nothing more
    void moved(boolean ended) {
        int run = ended ? heap[--size] : heap[0];
        if (size == 0) {
            return;
        }
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], run)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = run;
    }
}
