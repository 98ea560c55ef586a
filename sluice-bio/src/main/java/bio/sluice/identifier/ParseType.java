package bio.sluice.identifier;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.plugin.ProcessorType;
import bio.sluice.stream.ProcessorFactory;
import java.math.BigDecimal;
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

    /// The species of the identifiers.
    public static final Option<String> SPECIES = Option.text(
                    "species",
                    null,
                    "the species of all of them, an NCBI taxon or a name such as mouse: letters of symbols, Ensembl's"
                            + " prefixes")
            .shownAs("TAXON");

    /// Whether dates become symbols again, for all columns or for one.
    public static final Option<Boolean> REPAIR_EXCEL = Option.flag(
            "repair_excel",
            false,
            "put back a gene symbol that a spreadsheet made a date of, where only one is possible");

    /// The columns to parse.
    public static final Option<List<OptionValues>> COLUMN_MAPPINGS = Option.tables(
                    "column_mappings",
                    OptionTable.of(SOURCE_COLUMN, IDENTIFIER_TYPE, OUTPUT_COLUMN, ON_COMPOSITE, SPECIES, REPAIR_EXCEL),
                    "the columns to parse")
            .mandatory();

    /// Words that stand for nothing.
    public static final Option<List<String>> EMPTY_VALUES = Option.texts(
            "empty_values",
            EmptyValues.USUAL,
            "values that stand for nothing, in any letter case: their status is empty");

    /// Types of the user's own.
    public static final Option<List<OptionValues>> TYPES =
            Option.tables("types", UserTypes.TABLE, "identifier types beside those that are known");

    private static final Option<String> PARSER_NAME =
            Option.text("name", null, "a parser's name").mandatory();
    private static final Option<Boolean> ENABLED = Option.flag("enabled", true, "false: it is not asked");
    private static final Option<Long> PRIORITY = Option.integer(
            "priority", null, -1_000_000, 1_000_000, "which parser of a type is asked first; those of Sluice have 0");

    /// What is told to single parsers.
    public static final Option<List<OptionValues>> PARSERS = Option.tables(
            "parsers", OptionTable.of(PARSER_NAME, ENABLED, PRIORITY), "parsers to disable or to put first");

    /// The least confidence.
    public static final Option<BigDecimal> CONFIDENCE_THRESHOLD = Option.decimal(
            "confidence_threshold",
            "0",
            "0",
            "1",
            "an identifier recognised with less confidence is ambiguous; 1: only what is canonical as it stands");

    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(ParsedIdentifier.SURE);

    private static final OptionTable OPTIONS =
            OptionTable.of(COLUMN_MAPPINGS, EMPTY_VALUES, TYPES, PARSERS, CONFIDENCE_THRESHOLD, REPAIR_EXCEL);

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
        String stem = path.isEmpty() ? "" : path + ".";
        List<TypeFacts> own = UserTypes.read(values.get(TYPES), stem + "types", problems);
        IdentifierParsers extended = IdentifierParsers.standard().withTypes(own);
        IdentifierTypes types = extended.types();
        List<OptionValues> written = values.get(COLUMN_MAPPINGS);
        List<IdentifierType> found = new ArrayList<>();
        Map<IdentifierType, Integer> uses = new HashMap<>();
        for (int i = 0; i < written.size(); i++) {
            IdentifierType type =
                    type(written.get(i), types, stem + "column_mappings[" + i + "].identifier_type", problems);
            found.add(type);
            uses.merge(type, 1, Integer::sum);
        }
        List<ParseMapping> mappings = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            IdentifierType type = found.get(i);
            if (type != null && written.get(i).get(SOURCE_COLUMN) != null) {
                int species = species(written.get(i), type, stem + "column_mappings[" + i + "].species", problems);
                mappings.add(mapping(written.get(i), type, uses.get(type) > 1, species, values.get(REPAIR_EXCEL)));
            }
        }
        List<String> disabled = new ArrayList<>();
        Map<String, Integer> priorities = new HashMap<>();
        arrange(values.get(PARSERS), extended, stem + "parsers", disabled, priorities, problems);
        ParseSettings settings = new ParseSettings(
                mappings,
                values.get(EMPTY_VALUES),
                own,
                disabled,
                priorities,
                values.get(CONFIDENCE_THRESHOLD).multiply(TEN_THOUSAND).intValue(),
                false);
        if (!disabled.isEmpty()) {
            requireParsers(settings, values, stem, problems);
        }
        return settings;
    }

    private static IdentifierType type(OptionValues written, IdentifierTypes types, String path, Problems problems) {
        String name = written.get(IDENTIFIER_TYPE);
        IdentifierType type = name == null ? null : types.find(name);
        if (name != null && type == null) {
            problems.add(
                    written.origin(IDENTIFIER_TYPE),
                    path,
                    "unknown identifier type \"" + name + "\"",
                    Problems.suggestion(name, types.names()));
        }
        // Of Sluice's own types this is known to go well.
        if (type != null && type.index() >= IdentifierTypes.standard().all().size()) {
            try {
                type.canonical().complete();
            } catch (IllegalArgumentException tooLarge) {
                problems.add(written.origin(IDENTIFIER_TYPE), path, type.name() + ": " + tooLarge.getMessage());
                return null;
            }
        }
        return type;
    }

    private static int species(OptionValues written, IdentifierType type, String path, Problems problems) {
        if (written.get(SPECIES) == null) {
            return 0;
        }
        int taxon = Species.taxon(written.get(SPECIES));
        String always = type.facts().species();
        if (taxon == 0) {
            problems.add(
                    written.origin(SPECIES),
                    path,
                    "unknown species \"" + written.get(SPECIES) + "\"",
                    "give an NCBI taxon, or one of " + String.join(", ", Species.names()));
        } else if (!always.isEmpty() && !always.equals(Integer.toString(taxon))) {
            problems.add(
                    written.origin(SPECIES),
                    path,
                    "identifiers of type " + type.name() + " are all of taxon " + always + ", not " + taxon);
        }
        return taxon;
    }

    private static void arrange(
            List<OptionValues> written,
            IdentifierParsers extended,
            String path,
            List<String> disabled,
            Map<String, Integer> priorities,
            Problems problems) {
        List<String> names = written.isEmpty() ? List.of() : extended.names();
        for (int i = 0; i < written.size(); i++) {
            String name = written.get(i).get(PARSER_NAME);
            if (name == null) {
                continue;
            }
            if (!names.contains(name)) {
                problems.add(
                        written.get(i).origin(PARSER_NAME),
                        path + "[" + i + "].name",
                        "unknown parser \"" + name + "\"",
                        Problems.suggestion(name, names));
            } else if (!written.get(i).get(ENABLED)) {
                disabled.add(name);
            } else if (written.get(i).get(PRIORITY) != null) {
                priorities.put(name, written.get(i).get(PRIORITY).intValue());
            }
        }
    }

    /// A column whose type no parser is left for would be a column of nothing.
    private static void requireParsers(ParseSettings settings, OptionValues values, String stem, Problems problems) {
        IdentifierParsers parsers = settings.parsers();
        for (ParseMapping mapping : settings.mappings()) {
            if (parsers.of(parsers.types().find(mapping.identifierType())).isEmpty()) {
                problems.add(
                        values.origin(PARSERS),
                        stem + "parsers",
                        "no parser is left for the type " + mapping.identifierType() + " of column \""
                                + mapping.sourceColumn() + "\"");
            }
        }
    }

    private static ParseMapping mapping(
            OptionValues written, IdentifierType type, boolean shared, int species, boolean repairExcel) {
        String column = written.get(SOURCE_COLUMN);
        String named = written.get(OUTPUT_COLUMN);
        String output = named != null ? named : shared ? column + "_" + type.name() : type.name();
        return new ParseMapping(
                column,
                type.name(),
                output,
                named != null ? named : output + "_parsed",
                written.get(ON_COMPOSITE).equals("explode"),
                species,
                written.isSet(REPAIR_EXCEL) ? written.get(REPAIR_EXCEL) : repairExcel);
    }
}
