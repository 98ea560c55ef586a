package bio.sluice.graph;

/// The largest products among the mappings found so far, as many as may be given: the last of them is what a new one
/// must reach. One thread.
///
/// It counts mappings, not paths: a mapping whose product improves is moved, and the last product never falls.
final class BestProducts {
    private final long[] products;
    private int size;
    private int found;

    BestProducts(int most) {
        products = new long[most];
    }

    void clear() {
        size = 0;
        found = 0;
    }

    /// Takes note of a new mapping.
    void add(long product) {
        found++;
        if (size < products.length) {
            insert(product, size++);
        } else if (product > products[size - 1]) {
            insert(product, size - 1);
        }
    }

    /// Takes note of a better path to a mapping.
    void improve(long old, long product) {
        for (int i = 0; i < size; i++) {
            if (products[i] == old) {
                insert(product, i);
                return;
            }
        }
        if (product > products[size - 1]) {
            insert(product, size - 1);
        }
    }

    /// Moves what lies before `free` and is less one up, and puts `product` there.
    private void insert(long product, int free) {
        int at = free;
        while (at > 0 && products[at - 1] < product) {
            products[at] = products[at - 1];
            at--;
        }
        products[at] = product;
    }

    /// Whether there are more mappings than may be given, so that lesser ones need no longer be found.
    boolean isFull() {
        return found > products.length;
    }

    /// The least product that is given as it stands.
    long last() {
        return products[size - 1];
    }
}
