package bio.sluice.identifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Bytes that no pattern tells apart are one class; the first class is of those that no pattern has. Immutable.
final class ByteClasses {
    private final List<BitSet> classes = new ArrayList<>();

    ByteClasses(PatternSyntax syntax) {
        Set<BitSet> distinct = new LinkedHashSet<>();
        for (int s = 0; s < syntax.size(); s++) {
            if (syntax.bytesOf(s) != null) {
                distinct.add(syntax.bytesOf(s));
            }
        }
        BitSet all = new BitSet();
        all.set(0, 256);
        classes.add(all);
        for (BitSet set : distinct) {
            int before = classes.size();
            for (int c = 0; c < before; c++) {
                BitSet inside = (BitSet) classes.get(c).clone();
                inside.and(set);
                if (!inside.isEmpty() && inside.cardinality() < classes.get(c).cardinality()) {
                    classes.get(c).andNot(set);
                    classes.add(inside);
                }
            }
        }
    }

    /// Their number.
    int size() {
        return classes.size();
    }

    /// The numbers of the classes that make up `bytes`.
    int[] of(BitSet bytes) {
        int[] found = new int[classes.size()];
        int count = 0;
        for (int c = 0; c < found.length; c++) {
            if (bytes.get(classes.get(c).nextSetBit(0))) {
                found[count++] = c;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /// The class of each byte.
    byte[] byByte() {
        byte[] byByte = new byte[256];
        for (int c = 0; c < classes.size(); c++) {
            BitSet bytes = classes.get(c);
            for (int b = bytes.nextSetBit(0); b >= 0; b = bytes.nextSetBit(b + 1)) {
                byByte[b] = (byte) c;
            }
        }
        return byByte;
    }
}
