package bio.sluice.formats.delimited;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The list of cases that lies beside a foreign test suite: case, kind, expectation, separated by tabs.
record SuiteManifest(List<String[]> lines) {
    static SuiteManifest of(Path suite) throws IOException {
        return new SuiteManifest(Files.readAllLines(suite.resolve("manifest.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .toList());
    }

    List<String> ofKind(String kind) {
        return lines.stream()
                .filter(line -> line[1].equals(kind))
                .map(line -> line[0])
                .toList();
    }
}
