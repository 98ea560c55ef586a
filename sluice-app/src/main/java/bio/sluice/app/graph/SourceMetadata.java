package bio.sluice.app.graph;

import bio.sluice.app.config.SettingsText;
import bio.sluice.app.config.Variables;
import bio.sluice.app.config.YamlTree;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.graph.source.SourceHead;
import bio.sluice.graph.source.SssomSet;
import bio.sluice.option.ConfigNode;
import bio.sluice.option.Problem;
import bio.sluice.option.Problems;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What sources say of themselves: the metadata of mapping sets, and versions. Stateless.
final class SourceMetadata {
    /// Dollars in other people's metadata are no variables of ours.
    private static final Variables AS_WRITTEN = new Variables(name -> "${" + name + "}");

    /// The release that Ensembl puts into the names of its files: Homo_sapiens.GRCh38.112.uniprot.tsv.gz.
    private static final Pattern ENSEMBL_RELEASE = Pattern.compile("\\.([0-9]{2,3})\\.[a-z]+\\.tsv");
    /// The date that HGNC puts into the names of its archived files: hgnc_complete_set_2024-01-01.txt.
    private static final Pattern DATE = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})");
    /// `Release:     2024_01 of 24-Jan-2024` in UniProt's documents.
    private static final Pattern UNIPROT_RELEASE = Pattern.compile("Release:\\s+(.*\\S)\\s*");

    private SourceMetadata() {}

    /// The metadata of a mapping set: those before its table, else those in a file beside it, of the same name but for
    /// its ending.
    ///
    /// @param file its path
    /// @throws RunStopped if they are no YAML, with every mistake and its line
    static SssomSet sssom(String file, SourceHead head) throws IOException {
        String embedded = head.metadata();
        Problems problems = new Problems();
        ConfigNode tree = null;
        if (embedded.isBlank()) {
            Path beside = beside(file);
            if (beside != null) {
                try {
                    tree = YamlTree.read(SettingsText.of(beside), beside.toString(), AS_WRITTEN, problems);
                } catch (CharacterCodingException notUtf8) {
                    throw new RunStopped(Reason.INPUT_OUTPUT, beside + ": not UTF-8 text", notUtf8);
                }
            }
        } else {
            // Metadata lines are the first lines of the file, so that line numbers are right.
            tree = YamlTree.read(embedded, file, AS_WRITTEN, problems);
        }
        if (!problems.isEmpty()) {
            throw new RunStopped(
                    Reason.INPUT_OUTPUT,
                    "the metadata of " + file + " cannot be read\n"
                            + problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        return SssomSet.of(tree, Path.of(file).getFileName().toString());
    }

    /// The file with metadata beside `file`, or null.
    static Path beside(String file) {
        String stem = file.replaceFirst("(?i)\\.gz$", "").replaceFirst("(?i)\\.[ct]sv$", "");
        for (String ending : new String[] {".yml", ".yaml"}) {
            Path path = Path.of(stem + ending);
            if (Files.isRegularFile(path)) {
                return path;
            }
        }
        return null;
    }

    /// The version that a file states of itself, in its text or, where its provider does so, in its name; empty if it
    /// states none.
    ///
    /// @param name of the file, without folders
    static String version(String format, String name, SourceHead head) {
        if (format.equals("sec_ac")) {
            return head.lines().stream()
                    .map(UNIPROT_RELEASE::matcher)
                    .filter(Matcher::matches)
                    .map(release -> release.group(1))
                    .findFirst()
                    .orElse("");
        }
        if (format.equals("ensembl")) {
            return found(ENSEMBL_RELEASE, name);
        }
        return format.startsWith("hgnc") ? found(DATE, name) : "";
    }

    private static String found(Pattern pattern, String name) {
        Matcher found = pattern.matcher(name);
        return found.find() ? found.group(1) : "";
    }
}
