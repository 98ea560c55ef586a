package bio.sluice.identifier;

import java.util.List;

/// Recognises identifiers of some types. A plugin, found by `ServiceLoader`. Thread-safe.
public interface IdentifierParser {
    /// Its name, as it is written beside what it recognised.
    String name();

    /// Which parser goes first where several take a type: the one with the higher priority. Parsers of Sluice have 0.
    int priority();

    /// The names of the types it takes. One that Sluice does not know is a new type, whose CURIEs begin with its name.
    List<String> types();

    /// Judges `bytes[start, end)`: calls [ParsedIdentifier#accept] or [ParsedIdentifier#refuse] once, and whatever else
    /// there is to say. Called for every value, so it should not allocate.
    ///
    /// @param bytes UTF-8, without blanks at its ends; never empty, and none of the words that stand for nothing
    /// @param type one of [#types]
    /// @param out cleared before the call; may be left pointing into `bytes`
    void parse(byte[] bytes, int start, int end, IdentifierType type, ParsedIdentifier out);
}
