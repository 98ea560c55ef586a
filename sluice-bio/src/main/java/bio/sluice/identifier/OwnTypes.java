package bio.sluice.identifier;

import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Identifier types that a strategy brings with it ([ParseType#TYPES]), for processors other than `parse`. Immutable,
/// serializable.
public final class OwnTypes implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<TypeFacts> facts;

    private OwnTypes(List<TypeFacts> facts) {
        this.facts = new ArrayList<>(facts);
    }

    /// The types that `values` declare under [ParseType#TYPES]; mistakes go to `problems`.
    ///
    /// @param path where `values` stand in the strategy
    public static OwnTypes read(OptionValues values, String path, Problems problems) {
        return new OwnTypes(
                UserTypes.read(values.get(ParseType.TYPES), path.isEmpty() ? "types" : path + ".types", problems));
    }

    /// The parsers of all known types and of these.
    ///
    /// @param emptyValues words that stand for nothing
    public IdentifierParsers parsers(Collection<String> emptyValues) {
        return IdentifierParsers.standard().withTypes(facts).withEmptyValues(emptyValues);
    }
}
