package bio.sluice.identifier;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.plugin.ProcessorType;
import bio.sluice.stream.ProcessorFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The processor `parse`: says of each identifier in some columns whether it is one, and what its canonical text is.
/// Immutable.
public final class ParseType implements ProcessorType {
    /// The field that holds identifiers.
    public static final Option<String> SOURCE_COLUMN = Option.text(
                    "source_column", null, "the field that holds identifiers")
            .mandatory()
            .shownAs("COLUMN");

    /// Their type.
    public static final Option<String> IDENTIFIER_TYPE = Option.text(
                    "identifier_type", null, "their type, such as uniprot; `sluice types` lists them")
            .mandatory()
            .shownAs("TYPE");

    /// The name of the added column.
    public static final Option<String> OUTPUT_COLUMN = Option.text(
                    "output_column",
                    null,
                    "the added column; default: TYPE_parsed, or COLUMN_TYPE_parsed where two"
                            + " columns share a type. In CSV and TSV, what stands before _id and _status")
            .shownAs("NAME");

    /// What becomes of a composite cell.
    public static final Option<String> ON_COMPOSITE = Option.choice(
            "on_composite",
            "list",
            List.of("list", "explode"),
            "a cell with several identifiers gives lists, or a record for each of them");

    /// The columns to parse.
    public static final Option<List<OptionValues>> COLUMN_MAPPINGS = Option.tables(
                    "column_mappings",
                    OptionTable.of(SOURCE_COLUMN, IDENTIFIER_TYPE, OUTPUT_COLUMN, ON_COMPOSITE),
                    "the columns to parse")
            .mandatory();

    /// Words that stand for nothing.
    public static final Option<List<String>> EMPTY_VALUES = Option.texts(
            "empty_values",
            EmptyValues.USUAL,
            "values that stand for nothing, in any letter case: their status is empty");

    private static final OptionTable OPTIONS = OptionTable.of(COLUMN_MAPPINGS, EMPTY_VALUES);

    @Override
    public String name() {
        return "parse";
    }

    @Override
    public String summary() {
        return "recognises identifiers: canonical text, CURIE, version, status";
    }

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public ProcessorFactory configure(OptionValues values, String path, Problems problems) {
        IdentifierTypes types = IdentifierTypes.standard();
        List<OptionValues> written = values.get(COLUMN_MAPPINGS);
        List<IdentifierType> found = new ArrayList<>();
        Map<IdentifierType, Integer> uses = new HashMap<>();
        for (int i = 0; i < written.size(); i++) {
            String name = written.get(i).get(IDENTIFIER_TYPE);
            IdentifierType type = name == null ? null : types.find(name);
            if (name != null && type == null) {
                problems.add(
                        written.get(i).origin(IDENTIFIER_TYPE),
                        path + (path.isEmpty() ? "" : ".") + "column_mappings[" + i + "].identifier_type",
                        "unknown identifier type \"" + name + "\"",
                        Problems.suggestion(name, types.names()));
            }
            found.add(type);
            uses.merge(type, 1, Integer::sum);
        }
        List<ParseMapping> mappings = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            IdentifierType type = found.get(i);
            if (type != null && written.get(i).get(SOURCE_COLUMN) != null) {
                mappings.add(mapping(written.get(i), type, uses.get(type) > 1));
            }
        }
        return new ParseSettings(mappings, values.get(EMPTY_VALUES));
    }

    private static ParseMapping mapping(OptionValues written, IdentifierType type, boolean shared) {
        String column = written.get(SOURCE_COLUMN);
        String named = written.get(OUTPUT_COLUMN);
        String output = named != null ? named : shared ? column + "_" + type.name() : type.name();
        return new ParseMapping(
                column,
                type.name(),
                output,
                named != null ? named : output + "_parsed",
                written.get(ON_COMPOSITE).equals("explode"));
    }
}
