package bio.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server that commits but whose answer never arrives.
class LostAcknowledgementTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1,append",
        "2,append",
        "3,append",
        "4,append",
        "5,append",
        "6,append",
        "1,replace",
        "4,replace",
        "5,replace",
        "6,replace",
        "1,upsert",
        "5,upsert"
    })
    void rowsAreThereOnce(int lost, String mode) throws IOException {
        TestDatabase database = TestDatabase.of(Product.POSTGRESQL, folder);
        StringBuilder csv = new StringBuilder("id\n");
        for (int i = 1; i <= 3_000; i++) {
            csv.append(i).append('\n');
        }
        try (DeafProxy proxy = new DeafProxy(database.address(), lost)) {
            new TestRun(folder)
                    .input("in.csv", csv.toString())
                    .with("table_name", "t")
                    .with("mode", mode)
                    .with("key", mode.equals("upsert") ? List.of("id") : List.of())
                    .with("checkpoint_interval", "0")
                    .to(proxy.address(database.address()));

            assertThat(proxy.commits.get()).isGreaterThanOrEqualTo(lost);
        }

        assertThat(database.rows("SELECT count(*), count(DISTINCT id) FROM t")).containsExactly("3000|3000");
    }
}
