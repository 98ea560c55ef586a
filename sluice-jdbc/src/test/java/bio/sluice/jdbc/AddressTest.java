package bio.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://host:5433/db?sslmode=require, postgresql://host:5433/db",
        "postgres://me@host/db, postgresql://host/db",
        "POSTGRESQL://host/db, postgresql://host/db",
        "sqlite:genes.db, sqlite:genes.db",
        "sqlite:///genes.db, sqlite:genes.db",
        "sqlite:////data/genes.db, sqlite:/data/genes.db",
        "jdbc:duckdb:a.duckdb;threads=2, duckdb:a.duckdb"
    })
    void showsWhereTheDatabaseIsAndNothingElse(String address, String shown) {
        assertThat(Address.isAddress(address)).isTrue();
        assertThat(Address.parse(address).mistakes()).isEmpty();
        assertThat(Address.parse(address).shown()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://me:s3cret@host/db",
                "postgresql://me:s3@c/ret@host/db",
                "jdbc:postgresql://host/db?user=me&password=s3cret",
                "jdbc:postgresql://host/db?sslpassword=s3cret",
                "jdbc:postgresql://host/db?PASSWORD=s3cret",
                "jdbc:mysql://me:s3cret@host/db",
                "jdbc:sqlserver://host;password=s3cret",
                "sqlite:genes.db?key=s3cret",
                "duckdb:a.duckdb;motherduck_token=s3cret"
            })
    void refusesPasswordsWithoutRepeatingThem(String address) {
        Address parsed = Address.parse(address);

        assertThat(parsed.mistakes()).isNotEmpty();
        assertThat(String.join(" ", parsed.mistakes()) + parsed.shown())
                .doesNotContain("s3cret")
                .doesNotContain("c/ret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite:", "sqlite::memory:", "duckdb::memory:", "duckdb:"})
    void refusesDatabasesThatNobodyCouldLookInto(String address) {
        assertThat(Address.parse(address).mistakes()).singleElement().asString().contains("name a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mapped.jsonl", "-", "C:/data/a.csv", "https://host/a.csv", "dir/sqlite/x.csv"})
    void takesNoPathForAnAddress(String path) {
        assertThat(Address.isAddress(path)).isFalse();
    }

    @Test
    void namesWhatIsKnown() {
        assertThat(Address.parse("jdbc:mysql://host/db").mistakes())
                .singleElement()
                .asString()
                .contains("postgresql://", "sqlite:", "duckdb:");
    }
}
