package bio.sluice.identifier;

import java.nio.charset.StandardCharsets;

/// Parses single values for tests.
final class Values {
    private Values() {}

    /// What the standard parsers find in `text`.
    static ParsedIdentifier parse(String type, String text) {
        IdentifierParsers parsers = IdentifierParsers.standard();
        // Neighbouring bytes would complete an identifier, if a parser looked at them.
        byte[] bytes = ("0" + text + "00000000").getBytes(StandardCharsets.UTF_8);
        ParsedIdentifier value = new ParsedIdentifier();
        parsers.parse(bytes, 1, bytes.length - 8, parsers.types().find(type), value);
        return value;
    }

    static Status status(String type, String text) {
        return parse(type, text).status();
    }
}
