package bio.sluice.jdbc;

import bio.sluice.fault.RunStopped;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.stream.RecordSource;
import bio.sluice.stream.RecordWriter;
import bio.sluice.table.TableStore;
import bio.sluice.table.TableTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Tables of PostgreSQL, SQLite and DuckDB. Stateless. Loads no driver before it is needed.
public final class JdbcStore implements TableStore {
    /// Made by the `ServiceLoader`.
    public JdbcStore() {}

    @Override
    public boolean handles(String address) {
        return Address.isAddress(address);
    }

    @Override
    public String product(String address) {
        Product product = Address.parse(address).product();
        return product == null ? "database" : product.word();
    }

    @Override
    public String shown(String address) {
        return Address.parse(address).shown();
    }

    @Override
    public List<String> mistakes(String address, OptionValues options) {
        List<String> mistakes = new ArrayList<>(Address.parse(address).mistakes());
        if (options.table() == JdbcOptions.TARGET) {
            targetMistakes(options, mistakes);
        } else {
            sourceMistakes(options, mistakes);
        }
        return mistakes;
    }

    private static void targetMistakes(OptionValues options, List<String> mistakes) {
        String name = options.get(JdbcOptions.TABLE_NAME);
        if (name == null) {
            mistakes.add("a database needs a table to write: name it with table_name (--table)");
        } else {
            checkName("table_name", name, mistakes);
        }
        boolean upsert = options.get(JdbcOptions.MODE).equals(JdbcOptions.UPSERT);
        boolean key = !options.get(JdbcOptions.KEY).isEmpty();
        if (upsert && !key) {
            mistakes.add("mode upsert finds the rows to replace by a key: name its columns with key (--key)");
        }
        if (key && !upsert) {
            mistakes.add("key means something in mode upsert only: set mode (--mode) to upsert, or leave it out");
        }
    }

    private static void sourceMistakes(OptionValues options, List<String> mistakes) {
        String table = options.get(JdbcOptions.INPUT_TABLE);
        String query = options.get(JdbcOptions.INPUT_QUERY);
        if (table == null == (query == null)) {
            mistakes.add("a database is read by a table or a query: name one of input_table (--input-table) and"
                    + " input_query (--query)");
        }
        if (table != null) {
            checkName("input_table", table, mistakes);
        }
    }

    private static void checkName(String option, String name, List<String> mistakes) {
        try {
            TableName.parse(name);
        } catch (IllegalArgumentException wrong) {
            mistakes.add(option + ": " + wrong.getMessage());
        }
    }

    @Override
    public OptionTable targetOptions() {
        return JdbcOptions.TARGET;
    }

    @Override
    public OptionTable sourceOptions() {
        return JdbcOptions.SOURCE;
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of(JdbcOptions.BATCH_SIZE.name(), JdbcOptions.FETCH_SIZE.name());
    }

    @Override
    public RecordWriter writer() {
        return new RowWriter();
    }

    @Override
    public TableTarget target(String address, OptionValues options) {
        Address parsed = checked(address, options);
        return new JdbcTarget(parsed, Sessions.dialect(parsed.product()), options);
    }

    @Override
    public RecordSource source(String address, OptionValues options) {
        Address parsed = checked(address, options);
        return new JdbcSource(parsed, Sessions.dialect(parsed.product()), options);
    }

    private Address checked(String address, OptionValues options) {
        List<String> mistakes = mistakes(address, options);
        if (!mistakes.isEmpty()) {
            throw new RunStopped(RunStopped.Reason.USAGE, String.join("\n", mistakes));
        }
        return Address.parse(address);
    }

    @Override
    public boolean isResumable(OptionValues options) {
        return options.get(JdbcOptions.INPUT_KEY) != null;
    }
}
