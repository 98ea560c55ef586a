package bio.sluice.graph;

import bio.sluice.identifier.ParseType;
import bio.sluice.identifier.Species;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.plugin.ProcessorType;
import bio.sluice.stream.ProcessorFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The processor `cross_reference`: looks identifiers up in a mapping graph. Immutable.
public final class CrossReferenceType implements ProcessorType {
    /// The graph file.
    public static final Option<String> GRAPH = Option.text(
                    "graph", null, "the mapping graph, a file made by `sluice graph build`")
            .mandatory()
            .shownAs("FILE");

    /// A field to look up.
    public static final Option<String> FIELD =
            Option.text("field", null, "the field").mandatory().shownAs("COLUMN");

    /// Its type.
    public static final Option<String> TYPE = Option.text(
                    "type",
                    null,
                    "the type of its identifiers; default: as it was parsed, else whatever the graph knows")
            .shownAs("TYPE");

    /// The fields to look up.
    public static final Option<List<OptionValues>> IDENTIFIER_FIELDS = Option.tables(
                    "identifier_fields",
                    OptionTable.of(FIELD, TYPE),
                    "the fields to look up: names, or {field, type} for those that are not parsed")
            .mandatory();

    /// Hops at most.
    public static final Option<Long> MAX_HOPS = Option.integer(
                    "max_hops", 2L, 1, LookupLimits.MOST_HOPS, "edges from an identifier to its mappings at most")
            .shownAs("N");

    /// Types of mappings.
    public static final Option<List<String>> TARGET_TYPES = Option.texts(
                    "target_types", List.of(), "types that mappings may have; default: all")
            .shownAs("TYPE");

    /// Predicates that are walked.
    public static final Option<List<String>> PREDICATES = Option.texts(
                    "predicates",
                    List.of(),
                    "predicates that are walked: " + String.join(", ", predicateNames()) + "; default: all")
            .shownAs("PREDICATE");

    /// Least confidence.
    public static final Option<BigDecimal> MIN_CONFIDENCE =
            Option.decimal("min_confidence", "0", "0", "1", "least product of the confidences on the way to a mapping");

    /// Mappings at most.
    public static final Option<Long> MAX_MAPPINGS = Option.integer(
                    "max_mappings",
                    null,
                    1,
                    Integer.MAX_VALUE,
                    "mappings of an identifier at most, the best first; default: all")
            .shownAs("N");

    /// Species.
    public static final Option<String> SPECIES = Option.text(
                    "species",
                    null,
                    "an NCBI taxon or a name such as mouse: identifiers that the graph knows to be of another are not"
                            + " hopped to")
            .shownAs("TAXON");

    /// What becomes of several mappings.
    public static final Option<String> ON_MULTIPLE = Option.choice(
            "on_multiple",
            "list",
            words(OnMultiple.values()),
            "several mappings of an identifier: one record with all, a record for each, only the best, or a dead letter");

    /// What becomes of a record without mappings.
    public static final Option<String> ON_UNMATCHED = Option.choice(
            "on_unmatched",
            "keep",
            words(OnUnmatched.values()),
            "records without any mapping: written, left out, or dead letters");

    /// Fan-in.
    public static final Option<List<String>> MAX_FAN_IN = Option.texts(
                    "max_fan_in",
                    List.of(),
                    "identifiers that more edges than this lead to are not hopped to: N, or TYPE=N for those of one"
                            + " type; default: no limit")
            .shownAs("[TYPE=]N");

    /// Fan-out.
    public static final Option<List<String>> MAX_FAN_OUT = Option.texts(
                    "max_fan_out",
                    List.of(),
                    "edges of an identifier that are followed to identifiers of one type at most, the best first: N, or"
                            + " TYPE=N; default: no limit")
            .shownAs("[TYPE=]N");

    /// Whether paths say their predicates.
    public static final Option<Boolean> PATH_PREDICATES =
            Option.flag("path_predicates", false, "in paths, the predicate of each hop between its two CURIEs");

    /// Whether unmatched records are copied to the side file.
    public static final Option<Boolean> SET_ASIDE = Option.flag(
            "set_aside_unmatched", false, "copy records without any mapping to the file that `unmatched` names");

    /// Whether the run notes which mappings it uses.
    public static final Option<Boolean> NOTE_MAPPINGS =
            Option.flag("note_mappings", false, "note which mappings are used, for the file that `sssom_path` names");

    /// The options that say which mappings a look-up may find.
    public static final OptionTable LIMITS = OptionTable.of(
            MAX_HOPS, TARGET_TYPES, PREDICATES, MIN_CONFIDENCE, MAX_MAPPINGS, SPECIES, MAX_FAN_IN, MAX_FAN_OUT);

    private static final OptionTable OPTIONS = OptionTable.of(
            GRAPH,
            IDENTIFIER_FIELDS,
            MAX_HOPS,
            TARGET_TYPES,
            PREDICATES,
            MIN_CONFIDENCE,
            MAX_MAPPINGS,
            SPECIES,
            ON_MULTIPLE,
            ON_UNMATCHED,
            MAX_FAN_IN,
            MAX_FAN_OUT,
            PATH_PREDICATES,
            ParseType.EMPTY_VALUES,
            SET_ASIDE,
            NOTE_MAPPINGS);

    private static List<String> predicateNames() {
        return Arrays.stream(Predicate.values()).map(Predicate::text).toList();
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public String name() {
        return "cross_reference";
    }

    @Override
    public String summary() {
        return "looks identifiers up in a mapping graph: mappings with confidence, hops and path";
    }

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public ProcessorFactory configure(OptionValues values, String path, Problems problems) {
        List<IdentifierField> fields = new ArrayList<>();
        for (OptionValues field : values.get(IDENTIFIER_FIELDS)) {
            fields.add(new IdentifierField(field.get(FIELD), field.get(TYPE)));
        }
        if (fields.isEmpty()) {
            problems.add(
                    values.origin(IDENTIFIER_FIELDS),
                    join(path, IDENTIFIER_FIELDS.name()),
                    "no field to look up",
                    "name at least one column");
        }
        return new CrossReferenceSettings(
                values.get(GRAPH),
                fields,
                limits(values, path, problems),
                values.get(PATH_PREDICATES),
                OnMultiple.valueOf(values.get(ON_MULTIPLE).toUpperCase(Locale.ROOT)),
                OnUnmatched.valueOf(values.get(ON_UNMATCHED).toUpperCase(Locale.ROOT)),
                values.get(SET_ASIDE),
                values.get(NOTE_MAPPINGS),
                values.get(ParseType.EMPTY_VALUES),
                false);
    }

    /// The limits that values of [#LIMITS] describe. Mistakes go to `problems`.
    ///
    /// @param path where the values stand, for messages
    public static LookupLimits limits(OptionValues values, String path, Problems problems) {
        return new LookupLimits(
                values.get(MAX_HOPS).intValue(),
                values.get(TARGET_TYPES),
                predicates(values, path, problems),
                values.get(MIN_CONFIDENCE),
                values.get(MAX_MAPPINGS) == null
                        ? LookupLimits.NONE
                        : values.get(MAX_MAPPINGS).intValue(),
                fan(MAX_FAN_IN, values, path, problems),
                fan(MAX_FAN_OUT, values, path, problems),
                species(values, path, problems));
    }

    private static Set<Predicate> predicates(OptionValues values, String path, Problems problems) {
        Set<Predicate> predicates = EnumSet.noneOf(Predicate.class);
        for (String name : values.get(PREDICATES)) {
            Predicate predicate = Predicate.find(name);
            if (predicate == null) {
                problems.add(
                        values.origin(PREDICATES),
                        join(path, PREDICATES.name()),
                        "unknown predicate \"" + name + "\"",
                        Problems.suggestion(name, predicateNames()));
            } else {
                predicates.add(predicate);
            }
        }
        return predicates;
    }

    private static FanLimit fan(Option<List<String>> option, OptionValues values, String path, Problems problems) {
        FanLimit limit = FanLimit.parse(values.get(option));
        if (limit == null) {
            problems.add(
                    values.origin(option),
                    join(path, option.name()),
                    "expected a whole number from 1 on, or a type with one, not " + values.get(option),
                    "write 20, or icd10=20 for one type");
        }
        return limit == null ? FanLimit.NONE : limit;
    }

    private static int species(OptionValues values, String path, Problems problems) {
        if (values.get(SPECIES) == null) {
            return 0;
        }
        int taxon = Species.taxon(values.get(SPECIES));
        if (taxon == 0) {
            problems.add(
                    values.origin(SPECIES),
                    join(path, SPECIES.name()),
                    "unknown species \"" + values.get(SPECIES) + "\"",
                    "give an NCBI taxon, or one of " + String.join(", ", Species.names()));
        }
        return taxon;
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
