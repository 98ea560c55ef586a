package bio.sluice.graph.source;

import bio.sluice.identifier.IdentifierParsers;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.ParsedIdentifier;
import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Finds out whose identifiers they are that Ensembl has taken over: of yeast, fly, worm and thale cress it has the
/// names
/// that their own databases gave, and whoever refers to Ensembl has them too. One thread.
final class NativeNames {
    private static final byte[] ENSEMBL = "ensembl".getBytes(StandardCharsets.US_ASCII);
    /// Those whose form cannot be mistaken: https://www.ensembl.org/info/genome/stable_ids/index.html
    private static final List<String> DATABASES = List.of("sgd", "flybase", "wormbase", "tair", "pombase");

    private final IdentifierParsers parsers;
    private final IdentifierType[] types;
    private final byte[][] names;
    private final ParsedIdentifier parsed = new ParsedIdentifier();

    NativeNames(IdentifierParsers parsers) {
        this.parsers = parsers;
        types = DATABASES.stream().map(name -> parsers.types().find(name)).toArray(IdentifierType[]::new);
        names = DATABASES.stream()
                .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /// Gives the identifier the type of its own database, if it is said to be one of Ensembl and has the form of
    /// another.
    void settle(Slice id, Slice type) {
        if (type.length() < ENSEMBL.length || !begins(type, ENSEMBL) || isEnsembl(id)) {
            return;
        }
        for (int i = 0; i < types.length; i++) {
            parsers.parse(id.bytes(), id.start(), id.end(), types[i], parsed);
            if (parsed.found()) {
                type.set(names[i], 0, names[i].length);
                return;
            }
        }
    }

    private static boolean begins(Slice text, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            if ((text.bytes()[text.start() + i] | 0x20) != word[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether it begins with ENS, in any case.
    private static boolean isEnsembl(Slice id) {
        byte[] bytes = id.bytes();
        int at = id.start();
        return id.length() > 3
                && (bytes[at] | 0x20) == 'e'
                && (bytes[at + 1] | 0x20) == 'n'
                && (bytes[at + 2] | 0x20) == 's';
    }
}
