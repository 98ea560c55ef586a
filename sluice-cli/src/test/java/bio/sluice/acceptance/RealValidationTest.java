package bio.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.app.Sluice;
import bio.sluice.testkit.SharedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Rules over real tables. What they must find was counted with Python's `csv` and `re`, not with Sluice, and looked
/// at record by record where there are few.
class RealValidationTest {
    @TempDir
    Path folder;

    private JsonNode findings(String table, Map<String, ?> options, Map<String, ?> validation) throws IOException {
        Sluice job = Sluice.read(SharedFiles.require("data/tables/" + table).toString());
        options.forEach(job::with);
        Map<String, Object> params = new HashMap<>(validation);
        params.put("on_invalid", "flag");
        Finished run =
                Finished.of(job.then("validate", params), folder.resolve(table.replaceAll(".*/", "") + ".jsonl"));
        return run.requireLedger().manifest().get("validation").get("validate");
    }

    private static List<Long> failed(JsonNode findings) {
        List<Long> failed = new ArrayList<>();
        findings.get("rules").forEach(rule -> failed.add(rule.get("failed").asLong()));
        return failed;
    }

    private static List<String> examples(JsonNode findings, int rule) {
        List<String> examples = new ArrayList<>();
        findings.get("rules")
                .get(rule)
                .get("examples")
                .forEach(example -> examples.add(example.get("record").asLong() + " "
                        + example.get("value").asString()));
        return examples;
    }

    private static List<String> observed(JsonNode findings) {
        List<String> observed = new ArrayList<>();
        findings.get("expectations")
                .forEach(expectation -> observed.add(expectation.get("observed").asString() + " "
                        + expectation.get("met").asBoolean()));
        return observed;
    }

    @Test
    void olinkHasOneIdentifierThatIsNoneOfUniProt() throws IOException {
        JsonNode findings = findings(
                "olink/Olink_uniprot_IDs.csv",
                Map.of(),
                Map.of(
                        "rules",
                        List.of(
                                Map.of("column", "UniProt ID", "required", true, "identifier_type", "uniprot"),
                                Map.of("unique", List.of("UniProt ID")),
                                Map.of("unique", List.of("Gene")),
                                Map.of("column", "Gene", "required", true, "pattern", "[A-Z0-9][A-Za-z0-9-]*"),
                                Map.of("check", "contains(Panel, \"Explore\")")),
                        "expectations",
                        List.of(
                                Map.of("min_rows", 2_925, "max_rows", 2_925),
                                Map.of("column", "UniProt ID", "min_distinct_share", 1, "max_null_share", 0))));

        // Record 1150 is NTproBNP, a fragment that UniProt has no accession for. 15 assays measure several genes at
        // once:
        // EBI3_IL27, "DEFA1, DEFA1B" …
        assertThat(failed(findings)).containsExactly(1L, 0L, 0L, 15L, 0L);
        assertThat(examples(findings, 0)).containsExactly("1150 NTproBNP");
        assertThat(examples(findings, 3))
                .containsExactly(
                        "165 EBI3_IL27",
                        "507 DEFA1, DEFA1B",
                        "897 DEFB4A, DEFB4B",
                        "913 CGB3, CGB5, CGB8",
                        "1050 LGALS7, LGALS7B");
        assertThat(findings.get("invalid").asLong()).isEqualTo(16);
        assertThat(observed(findings)).containsExactly("2925 true", "0 true", "1 true");
    }

    @Test
    void mutationsOfLeukaemiaNumberChromosomeXAndMixTranscripts() throws IOException {
        JsonNode findings = findings(
                "tcga/tcga_laml.maf.gz",
                Map.of("input_format", "tsv"),
                Map.of(
                        "rules",
                        List.of(
                                Map.of("column", "Entrez_Gene_Id", "required", true, "type", "integer", "min", 0),
                                Map.of("column", "NCBI_Build", "required", true, "allowed", List.of("37")),
                                Map.of("column", "Chromosome", "pattern", "[1-9]|1[0-9]|2[0-2]|X|Y|MT?"),
                                Map.of("column", "Strand", "required", true, "allowed", List.of("+", "-")),
                                Map.of("check", "Start_Position <= End_position"),
                                Map.of("check", "Start_Position == End_position", "when", "Variant_Type == \"SNP\""),
                                Map.of("column", "Protein_Change", "required", true, "pattern", "p\\..*"),
                                Map.of(
                                        "column",
                                        "i_TumorVAF_WU",
                                        "required",
                                        true,
                                        "type",
                                        "number",
                                        "min",
                                        0,
                                        "max",
                                        100),
                                Map.of("column", "i_transcript_name", "identifier_type", "refseq"),
                                Map.of("unique", List.of("Tumor_Sample_Barcode", "Hugo_Symbol")),
                                Map.of(
                                        "unique",
                                        List.of("Tumor_Sample_Barcode", "Chromosome", "Start_Position"),
                                        "when",
                                        "Variant_Type == \"SNP\""),
                                Map.of("column", "Tumor_Seq_Allele2", "pattern", "[ACGT]+")),
                        "expectations",
                        List.of(
                                Map.of("column", "Hugo_Symbol", "min_distinct", 1_611, "max_distinct", 1_611),
                                Map.of("column", "Tumor_Sample_Barcode", "min_distinct", 193, "max_distinct", 193),
                                // 93 of 2,207 are NA
                                Map.of("column", "i_TumorVAF_WU", "max_null_share", 0.05))));

        // 108 records call chromosome X 23; 76 have no protein change, for they change none; 93 allele frequencies are
        // NA; 59 transcripts are Ensembl's; 37 times a sample has another mutation in the same gene.
        assertThat(failed(findings)).containsExactly(0L, 0L, 108L, 0L, 0L, 0L, 76L, 93L, 59L, 37L, 0L, 0L);
        assertThat(examples(findings, 2)).first().isEqualTo("40 23");
        assertThat(examples(findings, 8)).first().isEqualTo("56 ENST00000394780");
        assertThat(observed(findings)).containsExactly("1611 true", "193 true", "0.0421386 true");
    }

    @Test
    void twelvePatientsWereNeverFollowedUp() throws IOException {
        JsonNode findings = findings(
                "tcga/tcga_laml_annot.tsv",
                Map.of(),
                Map.of(
                        "rules",
                        List.of(
                                Map.of("column", "Tumor_Sample_Barcode", "pattern", "TCGA-AB-\\d{4}"),
                                Map.of("unique", List.of("Tumor_Sample_Barcode")),
                                Map.of(
                                        "column",
                                        "FAB_classification",
                                        "required",
                                        true,
                                        "allowed",
                                        List.of("M0", "M1", "M2", "M3", "M4", "M5", "M6", "M7")),
                                Map.of("column", "days_to_last_followup", "type", "integer", "min", 0),
                                Map.of("column", "Overall_Survival_Status", "type", "boolean"))));

        // One classification is NA; twelve times -Inf stands for the last follow-up.
        assertThat(failed(findings)).containsExactly(0L, 0L, 1L, 12L, 0L);
        assertThat(examples(findings, 3)).containsExactly("85 -Inf", "89 -Inf", "104 -Inf", "115 -Inf", "118 -Inf");
    }

    @Test
    void gwasTablesKeepTheirRules() throws IOException {
        JsonNode statistics = findings(
                "gwas/gentropy/new_format_GCST90293086.h.tsv.gz",
                Map.of(),
                Map.of(
                        "rules",
                        List.of(
                                Map.of("column", "rsid", "required", true, "identifier_type", "dbsnp"),
                                Map.of("column", "p_value", "type", "number", "min", 0, "max", 1),
                                Map.of("column", "effect_allele_frequency", "type", "number", "min", 0, "max", 1),
                                Map.of("check", "effect_allele != other_allele"),
                                Map.of("check", "rsid == rs_id"),
                                Map.of("unique", List.of("variant_id")),
                                Map.of("unique", List.of("beta"))),
                        "expectations",
                        List.of(Map.of("column", "n", "min_distinct", 487, "max_distinct", 487))));

        // Three values of beta stand twice, as such numbers may.
        assertThat(failed(statistics)).containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 3L);
        assertThat(observed(statistics)).containsExactly("487 true");

        JsonNode catalog = findings(
                "gwas/gentropy/gwas_catalog_associations.tsv",
                Map.of(),
                Map.of(
                        "rules",
                        List.of(
                                Map.of("column", "DATE", "type", "date", "min", "2005-01-01", "max", "2016-12-31"),
                                Map.of("column", "P-VALUE", "type", "number", "min", 0, "max", "5e-8"),
                                Map.of("column", "SNPS", "identifier_type", "dbsnp"),
                                Map.of("column", "CHR_ID", "required", true))));

        // chr16:68294800 and chr16:86019516 are places, and have no chromosome in its column.
        assertThat(failed(catalog)).containsExactly(0L, 0L, 2L, 2L);
        assertThat(examples(catalog, 2)).containsExactly("12 chr16:68294800", "13 chr16:86019516");
    }
}
