package bio.sluice.normalize;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The rules that come with Sluice, by the kind of value they are for: lists of rules in YAML, which name no field.
/// Stateless.
public final class RulePacks {
    /// The names of all packs.
    public static final List<String> NAMES = List.of("text", "uniprot", "hgnc", "ensembl", "hmdb", "cas");

    private RulePacks() {}

    /// The YAML of the pack `name`, one of [#NAMES].
    public static String yaml(String name) {
        try (InputStream in = RulePacks.class.getResourceAsStream("packs/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("no rule pack " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
