package bio.sluice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `docs/identifiers.md`, parts of which are made from the types. `-Dgolden.update=true` writes them anew.
final class IdentifiersPage {
    private static final Path FILE = Path.of("../docs/identifiers.md");

    private IdentifiersPage() {}

    /// Asserts that the part between the marks `name` is `expected`.
    static void holds(String name, String expected) throws IOException {
        String page = Files.readString(FILE);
        String mark = "<!-- " + name + " -->\n";
        int from = page.indexOf(mark) + mark.length();
        int to = page.indexOf("<!-- end of " + name + " -->");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, page.substring(0, from) + expected + page.substring(to));
            return;
        }
        assertThat(page.substring(from, to)).isEqualTo(expected);
    }
}
