package bio.sluice.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/// How texts are compared here: as their UTF-8 bytes, which no locale and no surrogate pair disturbs. Stateless.
final class Texts {
    static final Comparator<String> BYTE_ORDER =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private Texts() {}
}
