package bio.sluice.app.graph;

import bio.sluice.graph.source.ColumnRole;
import bio.sluice.graph.source.SourceFormat;
import bio.sluice.graph.source.SourceFormats;
import bio.sluice.graph.source.TableRoles;
import bio.sluice.identifier.Species;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What can be said of a source in a strategy, in a file beside it, or in one that stands for it. Stateless.
public final class SourceOptions {
    /// Where it is.
    static final Option<String> PATH = Option.text(
            "path",
            null,
            "The table: a path or a glob, or format:path; a file that ends in .yaml says these things itself.");

    private static final Option<String> FORMAT = Option.text(
            "format",
            null,
            "What it is: edges, table, hgnc, sssom and so on; recognised by its name or heading if it is not given.");
    private static final Option<String> SOURCE =
            Option.text("source", null, "What its edges name as their source; by default the database's name.");
    private static final Option<String> SPECIES = Option.text(
            "species",
            null,
            "The species of its records, an NCBI taxon or a name such as human; where a column tells it, only that one"
                    + " is read.");
    private static final Option<String> VERSION =
            Option.text("version", null, "Its version or date, if it does not state one itself.");
    private static final Option<String> ID_COLUMN =
            Option.text("id_column", null, "The column of the identifier that other columns are linked to.");
    private static final Option<String> ID_TYPE =
            Option.text("id_type", null, "The type of that identifier; without it, the identifiers are CURIEs.");
    private static final Option<String> ID_TYPE_COLUMN =
            Option.text("id_type_column", null, "The column that tells the type of that identifier.");
    private static final Option<String> ID_SEPARATOR =
            Option.text("id_separator", null, "What stands between identifiers, if that column holds lists.");
    private static final Option<String> NAME_COLUMN =
            Option.text("name_column", null, "The column that tells what the identifier is called.");
    private static final Option<String> SPECIES_COLUMN =
            Option.text("species_column", null, "The column that tells the NCBI taxon of a record.");
    private static final Option<String> STATUS_COLUMN = Option.text(
            "status_column", null, "The column that tells current, previous, secondary, merged, split or withdrawn.");
    private static final Option<String> SOURCE_COLUMN =
            Option.text("source_column", null, "The column that tells where a record is from.");

    private static final Option<String> COLUMN =
            Option.text("column", null, "Its name.").mandatory();
    private static final Option<String> TYPE =
            Option.text("type", null, "The type of its identifiers; without it, they are CURIEs.");
    private static final Option<String> TYPE_COLUMN =
            Option.text("type_column", null, "The column that tells the type.");
    private static final Option<String> RELATION = Option.text(
            "relation",
            "xref",
            "What links the identifier to these: same, close, broader, narrower, xref, encodes and so on; previous or"
                    + " alias if these are what it was, or is also, called.");
    private static final Option<String> RELATION_COLUMN =
            Option.text("relation_column", null, "The column that tells it.");
    private static final Option<BigDecimal> CONFIDENCE =
            Option.decimal("confidence", "1", "0", "1", "How sure that is, from 0 to 1.");
    private static final Option<String> CONFIDENCE_COLUMN =
            Option.text("confidence_column", null, "The column that tells it.");
    private static final Option<String> SEPARATOR =
            Option.text("separator", null, "What stands between identifiers, if the column holds lists.");
    private static final Option<String> OF =
            Option.text("of", null, "The column whose identifiers these are linked to, if that is not id_column.");
    private static final Option<List<OptionValues>> COLUMNS = Option.tables(
            "columns",
            OptionTable.of(
                    COLUMN, TYPE, TYPE_COLUMN, RELATION, RELATION_COLUMN, CONFIDENCE, CONFIDENCE_COLUMN, SEPARATOR, OF),
            "The columns that are linked to the identifier.");
    private static final Option<ConfigNode> READER =
            Option.tree("reader", "Options of the reader, such as delimiter, quote_char, header, encoding.");

    /// All of them.
    public static final OptionTable TABLE = OptionTable.of(
            PATH,
            FORMAT,
            SOURCE,
            SPECIES,
            VERSION,
            ID_COLUMN,
            ID_TYPE,
            ID_TYPE_COLUMN,
            ID_SEPARATOR,
            NAME_COLUMN,
            SPECIES_COLUMN,
            STATUS_COLUMN,
            SOURCE_COLUMN,
            COLUMNS,
            READER);

    private static final Map<String, String> STATUSES = Map.of(
            "current", "current",
            "previous", "previous",
            "secondary", "secondary",
            "merged", "merged",
            "split", "split",
            "withdrawn", "withdrawn");

    private SourceOptions() {}

    /// What the values say; every mistake goes to `problems`.
    ///
    /// @param at where they stand, for messages
    static SourceSpec spec(OptionValues values, String at, Problems problems) {
        String path = values.get(PATH);
        String name = values.get(FORMAT);
        int colon = path == null ? -1 : path.indexOf(':');
        if (name == null && colon > 1 && SourceFormats.standard().find(path.substring(0, colon)) != null) {
            name = path.substring(0, colon);
            path = path.substring(colon + 1);
        }
        boolean told = values.isSet(ID_COLUMN) || values.isSet(COLUMNS);
        SourceFormat format = name == null
                ? told ? SourceFormats.standard().find(SourceFormats.TABLE) : null
                : SourceFormats.standard().find(name);
        if (name != null && format == null) {
            problems.add(
                    values.origin(FORMAT),
                    join(at, FORMAT),
                    "unknown format \"" + name + "\"",
                    Problems.suggestion(name, SourceFormats.standard().names()));
        }
        TableRoles roles = null;
        if (told && format != null && !format.name().equals(SourceFormats.TABLE)) {
            problems.add(
                    values.origin(values.isSet(COLUMNS) ? COLUMNS : ID_COLUMN),
                    at,
                    "the columns of " + format.name() + " have their roles already",
                    "leave id_column and columns out, or write format: table");
        } else if (told) {
            roles = roles(values, at, problems);
        }
        return new SourceSpec(
                path,
                format,
                values.get(SOURCE),
                species(values, SPECIES, at, problems),
                values.get(VERSION),
                roles,
                values.get(READER));
    }

    /// The taxon that a species option names; null if it is not set or unknown.
    public static String species(OptionValues values, Option<String> option, String at, Problems problems) {
        String written = values.get(option);
        if (written == null) {
            return null;
        }
        int taxon = Species.taxon(written);
        if (taxon == 0) {
            problems.add(
                    values.origin(option),
                    join(at, option),
                    "unknown species \"" + written + "\"",
                    "write its NCBI taxon, such as 9606");
            return null;
        }
        return Integer.toString(taxon);
    }

    private static String join(String at, Option<?> option) {
        return at.isEmpty() ? option.name() : at + "." + option.name();
    }

    private static TableRoles roles(OptionValues values, String at, Problems problems) {
        if (!values.isSet(ID_COLUMN)) {
            problems.add(values.location(), at, "missing \"id_column\"", ID_COLUMN.meaning());
        }
        if (values.get(COLUMNS).isEmpty() && values.get(NAME_COLUMN) == null) {
            problems.add(values.location(), at, "missing \"columns\"", COLUMNS.meaning());
        }
        Map<String, OptionValues> typed = new HashMap<>();
        for (OptionValues column : values.get(COLUMNS)) {
            if (column.get(COLUMN) != null && column.get(TYPE) != null) {
                typed.put(column.get(COLUMN), column);
            }
        }
        List<ColumnRole> columns = new ArrayList<>();
        List<OptionValues> written = values.get(COLUMNS);
        for (int i = 0; i < written.size(); i++) {
            String place = (at.isEmpty() ? "" : at + ".") + "columns[" + i + "]";
            columns.add(column(written.get(i), values, typed, place, problems));
        }
        return new TableRoles(
                values.get(ID_COLUMN),
                values.get(ID_TYPE),
                values.get(ID_TYPE_COLUMN),
                values.get(ID_SEPARATOR),
                values.get(NAME_COLUMN),
                values.get(SPECIES_COLUMN),
                null,
                values.get(STATUS_COLUMN),
                STATUSES,
                null,
                null,
                null,
                values.get(SOURCE_COLUMN),
                columns);
    }

    private static ColumnRole column(
            OptionValues column, OptionValues table, Map<String, OptionValues> typed, String at, Problems problems) {
        String of = column.get(OF);
        if (of != null && !of.equals(table.get(ID_COLUMN)) && !typed.containsKey(of)) {
            problems.add(
                    column.origin(OF),
                    at + ".of",
                    "\"" + of + "\" is no column with a type of its own",
                    Problems.suggestion(of, typed.keySet()));
        }
        if (of != null && of.equals(column.get(COLUMN))) {
            problems.add(column.origin(OF), at + ".of", "a column is not linked to itself");
        }
        String separator = column.get(SEPARATOR);
        if (separator != null && separator.isEmpty()) {
            problems.add(column.origin(SEPARATOR), at + ".separator", "the separator is empty");
        }
        if (column.isSet(TYPE) && column.isSet(TYPE_COLUMN)) {
            problems.add(column.origin(TYPE_COLUMN), at + ".type_column", "the type is told already", "leave one out");
        }
        return new ColumnRole(
                column.get(COLUMN),
                column.get(TYPE),
                null,
                column.get(TYPE_COLUMN),
                column.get(RELATION),
                column.get(RELATION_COLUMN),
                column.get(CONFIDENCE).toPlainString(),
                column.get(CONFIDENCE_COLUMN),
                of == null || of.equals(table.get(ID_COLUMN)) ? null : of,
                separator == null || separator.isEmpty() ? null : separator,
                0,
                null,
                null,
                null,
                false,
                false);
    }
}
