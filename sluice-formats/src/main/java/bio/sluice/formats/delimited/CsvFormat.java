package bio.sluice.formats.delimited;

import java.util.List;

/// Comma-separated values as RFC 4180 describes them. Immutable.
public final class CsvFormat extends DelimitedFormat {
    public CsvFormat() {
        super(
                "csv",
                "comma-separated values, quoted as RFC 4180 says",
                List.of(".csv"),
                new DelimitedOptions(',', "\""));
    }
}
