package bio.sluice.graph.source;

import static org.assertj.core.api.Assertions.assertThat;

import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What each provider's records come to, on files made after its documentation.
class SourceRowsTest {
    static String fixture(String name) throws IOException {
        try (InputStream in = SourceRowsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void hgncLinksGenesAndKeepsPreviousSymbolsBeforeAliases() throws IOException {
        ReadSource read = ReadSource.of("hgnc", fixture("hgnc_complete_set.txt"));

        assertThat(read.faults).isEmpty();
        assertThat(read.edges)
                .containsExactlyInAnyOrder(
                        "hgnc|HGNC:11998 same hgnc.symbol|TP53 1 HGNC",
                        "hgnc.symbol|P53 alias hgnc.symbol|TP53 0.8 HGNC",
                        "hgnc.symbol|LFS1 alias hgnc.symbol|TP53 0.8 HGNC",
                        "hgnc|HGNC:11998 same ensembl.gene|ENSG00000141510 1 HGNC",
                        "hgnc|HGNC:11998 same ncbigene|7157 1 HGNC",
                        "hgnc|HGNC:11998 encodes uniprot|P04637 1 HGNC",
                        "hgnc|HGNC:11998 encodes ensembl.transcript|ENST00000269305 1 HGNC",
                        "hgnc|HGNC:11998 encodes refseq|NM_000546 1 HGNC",
                        "hgnc|HGNC:11998 same omim|191170 1 HGNC",
                        "hgnc|HGNC:11998 xref mgi|MGI:98834 0.95 HGNC",
                        "hgnc|HGNC:1509 same hgnc.symbol|CASP8 1 HGNC",
                        "hgnc.symbol|MCH5 alias hgnc.symbol|CASP8 0.8 HGNC",
                        "hgnc|HGNC:1509 same ensembl.gene|ENSG00000064012 1 HGNC",
                        "hgnc|HGNC:1509 same ncbigene|841 1 HGNC",
                        "hgnc|HGNC:1509 encodes uniprot|Q14790 1 HGNC",
                        "hgnc|HGNC:1509 same omim|601763 1 HGNC",
                        "hgnc|HGNC:1509 same iuphar.receptor|1624 1 HGNC",
                        "hgnc|HGNC:9999 same hgnc.symbol|OLD1~x 1 HGNC",
                        "hgnc|HGNC:4 same hgnc.symbol|A1S9T 1 HGNC",
                        "hgnc.symbol|A1S previous hgnc.symbol|A1S9T 1 HGNC");
        assertThat(read.facts)
                .contains(
                        "hgnc|HGNC:11998 name=tumor protein p53 status=current species=9606",
                        "hgnc.symbol|TP53 status=current",
                        "ensembl.gene|ENSG00000141510 species=9606",
                        "hgnc.symbol|A1S status=previous",
                        "hgnc|HGNC:9999 name=something status=withdrawn species=9606")
                .doesNotContain("hgnc.symbol|OLD1~x status=current", "mgi|MGI:98834 species=9606");
    }

    @Test
    void hgncWithdrawnEntriesLeadToTheirSuccessors() throws IOException {
        ReadSource read = ReadSource.of("hgnc_withdrawn", fixture("withdrawn.txt"));

        assertThat(read.edges)
                .containsExactlyInAnyOrder(
                        "hgnc|HGNC:1531 previous hgnc|HGNC:4206 1 HGNC",
                        "hgnc|HGNC:1531 previous hgnc|HGNC:9936 1 HGNC",
                        "hgnc.symbol|CBBM previous hgnc.symbol|OPN1MW 1 HGNC",
                        "hgnc.symbol|CBBM previous hgnc.symbol|OPN1LW 1 HGNC",
                        "hgnc|HGNC:354 previous hgnc|HGNC:3344 1 HGNC",
                        "hgnc.symbol|AIH2 previous hgnc.symbol|ENAM 1 HGNC");
        assertThat(read.facts)
                .containsExactlyInAnyOrder(
                        "hgnc|HGNC:1531 status=split species=9606",
                        "hgnc.symbol|CBBM status=previous",
                        "hgnc|HGNC:354 status=merged species=9606",
                        "hgnc.symbol|AIH2 status=previous",
                        "hgnc|HGNC:440 status=withdrawn species=9606",
                        "hgnc.symbol|ALPPL1 status=withdrawn");
    }

    @Test
    void geneInfoSpellsSymbolsAsTheirSpeciesDoes() throws IOException {
        ReadSource read = ReadSource.of("gene_info", fixture("Homo_sapiens.gene_info"));

        assertThat(read.edges)
                .containsExactlyInAnyOrder(
                        "ncbigene|7157 same hgnc.symbol|TP53 1 NCBI Gene",
                        "hgnc.symbol|BCC7 alias hgnc.symbol|TP53 0.8 NCBI Gene",
                        "hgnc.symbol|LFS1 alias hgnc.symbol|TP53 0.8 NCBI Gene",
                        "ncbigene|7157 xref omim|191170 0.95 NCBI Gene",
                        "ncbigene|7157 same hgnc|HGNC:11998 1 NCBI Gene",
                        "ncbigene|7157 same ensembl.gene|ENSG00000141510 0.95 NCBI Gene",
                        "ncbigene|22059 same hgnc.symbol|Trp53 1 NCBI Gene",
                        "hgnc.symbol|Bbl alias hgnc.symbol|Trp53 0.8 NCBI Gene",
                        "hgnc.symbol|P53 alias hgnc.symbol|Trp53 0.8 NCBI Gene",
                        "ncbigene|22059 same mgi|MGI:98834 1 NCBI Gene",
                        "ncbigene|22059 same ensembl.gene|ENSMUSG00000059552 0.95 NCBI Gene");
        assertThat(read.counts.words()).containsEntry("placeholders", 1L).containsEntry("left_out", 1L);
        assertThat(read.facts)
                .contains("ncbigene|22059 name=transformation related protein 53 status=current species=10090");
    }

    @Test
    void oneSpeciesCanBeWanted() throws IOException {
        SourceFormat format = SourceFormats.standard().find("gene_info");

        ReadSource read = ReadSource.of(
                format, format.roles().withSpecies("10090"), null, "NCBI Gene", fixture("Homo_sapiens.gene_info"));

        assertThat(read.edges).hasSize(5).allMatch(edge -> !edge.contains("7157"));
        assertThat(read.counts.words()).containsEntry("of_other_species", 2L);
    }

    @Test
    void gene2ensemblLinksGenesTranscriptsAndProteins() throws IOException {
        ReadSource read = ReadSource.of("gene2ensembl", fixture("gene2ensembl"));

        assertThat(read.edges)
                .containsExactlyInAnyOrder(
                        "ncbigene|7157 same ensembl.gene|ENSG00000141510 0.95 NCBI Gene",
                        "ncbigene|7157 encodes refseq|NM_000546 1 NCBI Gene",
                        "ncbigene|7157 encodes refseq|NP_000537 1 NCBI Gene",
                        "refseq|NM_000546 close ensembl.transcript|ENST00000269305 0.95 NCBI Gene",
                        "refseq|NP_000537 close ensembl.protein|ENSP00000269305 0.95 NCBI Gene",
                        // Ensembl has the names of yeast's own database
                        "ncbigene|856452 same sgd|YHR055C 0.95 NCBI Gene",
                        "ncbigene|856452 encodes refseq|NM_001179185 1 NCBI Gene",
                        "ncbigene|856452 encodes refseq|NP_011922 1 NCBI Gene");
    }

    @Test
    void gene2refseqLeavesChromosomesOut() throws IOException {
        assertThat(ReadSource.of("gene2refseq", fixture("gene2refseq")).edges)
                .containsExactlyInAnyOrder(
                        "ncbigene|7157 encodes refseq|NM_000546 1 NCBI Gene",
                        "ncbigene|7157 encodes refseq|NP_000537 1 NCBI Gene",
                        "refseq|NM_000546 encodes refseq|NP_000537 1 NCBI Gene");
    }

    @Test
    void geneHistoryTellsSuccessorsAndWithdrawals() throws IOException {
        ReadSource read = ReadSource.of("gene_history", fixture("gene_history"));

        assertThat(read.edges).containsExactly("ncbigene|15 previous ncbigene|1454 1 NCBI Gene");
        assertThat(read.facts)
                .containsExactly(
                        "ncbigene|6 status=withdrawn species=9606",
                        "ncbigene|15 status=merged species=9606",
                        "ncbigene|12 status=withdrawn species=10090");
    }

    @Test
    void idmappingTakesTypesFromDatabases() throws IOException {
        SourceFormat format = SourceFormats.standard().find("idmapping");

        ReadSource human = ReadSource.of(
                format, format.roles().withSpecies("9606"), null, "UniProt", fixture("HUMAN_9606_idmapping.dat"));
        ReadSource any = ReadSource.of("idmapping", fixture("HUMAN_9606_idmapping.dat"));

        assertThat(human.edges)
                .containsExactlyInAnyOrder(
                        "uniprot|P04637 same uniprot.mnemonic|P53_HUMAN 1 UniProt",
                        "hgnc.symbol|TP53 encodes uniprot|P04637 1 UniProt",
                        "ncbigene|7157 encodes uniprot|P04637 1 UniProt",
                        "uniprot|P04637 same ensembl.protein|ENSP00000269305 1 UniProt",
                        "uniprot|P04637 xref somenewdb|X1 0.9 UniProt");
        assertThat(human.facts).containsExactly("uniprot|P04637 species=9606");
        assertThat(any.edges).hasSize(4).noneMatch(edge -> edge.contains("hgnc.symbol"));
        assertThat(any.counts.words()).containsEntry("left_out", 2L);
    }

    @Test
    void idmappingSelectedHasListsAndChains() throws IOException {
        ReadSource read = ReadSource.of("idmapping_selected", fixture("HUMAN_9606_idmapping_selected.tab"));

        assertThat(read.edges)
                .containsExactlyInAnyOrder(
                        "uniprot|P04637 same uniprot.mnemonic|P53_HUMAN 1 UniProt",
                        "ncbigene|7157 encodes uniprot|P04637 1 UniProt",
                        "uniprot|P04637 same refseq|NP_000537 1 UniProt",
                        "uniprot|P04637 same refseq|NP_001119584 1 UniProt",
                        "uniprot|P04637 xref pdb|1A1U 1 UniProt",
                        "uniprot|P04637 xref pdb|1A1U 1 UniProt",
                        "uniprot|P04637 xref uniref|UniRef100_P04637 1 UniProt",
                        "uniprot|P04637 xref uniref|UniRef90_P04637 0.9 UniProt",
                        "uniprot|P04637 xref uniref|UniRef50_P04637 0.5 UniProt",
                        "uniprot|P04637 close uniparc|UPI000002ED67 1 UniProt",
                        "uniprot|P04637 xref omim|191170 1 UniProt",
                        "insdc|X02469 encodes uniprot|P04637 1 UniProt",
                        "insdc|M13121 encodes uniprot|P04637 1 UniProt",
                        "uniprot|P04637 same insdc|CAA26306 1 UniProt",
                        "ensembl.gene|ENSG00000141510 encodes uniprot|P04637 1 UniProt",
                        "ensembl.transcript|ENST00000269305 encodes uniprot|P04637 1 UniProt",
                        "uniprot|P04637 same ensembl.protein|ENSP00000269305 1 UniProt");
        assertThat(read.facts).containsExactly("uniprot|P04637 species=9606");
    }

    @Test
    void secondaryAccessionsAreFoundAmongTheText() throws IOException {
        ReadSource read = ReadSource.of("sec_ac", fixture("sec_ac.txt"));

        assertThat(read.edges)
                .containsExactly(
                        "uniprot|A0A009HN45 previous uniprot|P12345 1 UniProt",
                        "uniprot|P29358 previous uniprot|P68250 1 UniProt",
                        "uniprot|P29358 previous uniprot|P68251 1 UniProt",
                        "uniprot|Q15086 previous uniprot|P04637 1 UniProt");
        assertThat(read.facts).contains("uniprot|Q15086 status=secondary");
        assertThat(read.counts.words()).containsEntry("prose", 11L);
        assertThat(read.faults).isEmpty();
    }

    @Test
    void ensemblLinksWhatEachDatabaseDescribes() throws IOException {
        ReadSource read = ReadSource.of("ensembl", fixture("Homo_sapiens.GRCh38.112.uniprot.tsv"));

        assertThat(read.edges)
                .contains(
                        "ensembl.gene|ENSG00000186092 encodes ensembl.transcript|ENST00000335137 1 Ensembl",
                        "ensembl.gene|ENSG00000186092 encodes ensembl.protein|ENSP00000334393 1 Ensembl",
                        "ensembl.transcript|ENST00000335137 encodes ensembl.protein|ENSP00000334393 1 Ensembl",
                        "ensembl.gene|ENSG00000186092 encodes uniprot|Q8NH21 0.95 Ensembl",
                        "ensembl.protein|ENSP00000334393 close uniprot|Q8NH21 0.95 Ensembl",
                        "ensembl.gene|ENSG00000223972 same ncbigene|102725121 0.95 Ensembl",
                        "ensembl.gene|ENSG00000223972 encodes refseq|NR_046018 0.95 Ensembl",
                        "ensembl.transcript|ENST00000456328 close refseq|NR_046018 0.95 Ensembl")
                .hasSize(10);
        assertThat(read.facts).contains("ensembl.gene|ENSG00000186092 status=current");
    }

    @Test
    void ensemblHistoryTellsSuccessorsAndPassesOverVersions() throws IOException {
        for (List<String> file :
                List.of(List.of("ensembl_history", "stable_id_event.txt"), List.of("ensembl_idmapper", "history.csv"))) {
            ReadSource read = ReadSource.of(file.get(0), fixture(file.get(1)));

            assertThat(read.edges)
                    .containsExactly("ensembl.gene|ENSG00000000001 previous ensembl.gene|ENSG00000000002 1 Ensembl");
            assertThat(read.facts)
                    .containsExactly(
                            "ensembl.gene|ENSG00000000001 status=merged",
                            "ensembl.gene|ENSG00000000003 status=withdrawn");
        }
    }

    @Test
    void chebiTakesTypesFromEitherLayout() throws IOException {
        ReadSource old = ReadSource.of("chebi", fixture("database_accession.tsv"));
        ReadSource flat = ReadSource.of("chebi_flat", fixture("chebi2025.tsv"));

        assertThat(old.edges)
                .containsExactly(
                        "chebi|CHEBI:15377 same kegg.compound|C00001 1 ChEBI",
                        "chebi|CHEBI:15377 same cas|7732-18-5 0.95 ChEBI",
                        "chebi|CHEBI:15377 same hmdb|HMDB0002111 1 ChEBI");
        assertThat(flat.edges)
                .containsExactly(
                        "chebi|CHEBI:3 same kegg.compound|C06147 1 ChEBI",
                        "chebi|CHEBI:132338 same pubchem.compound|101936044 0.95 ChEBI",
                        "chebi|CHEBI:7 same cas|498-15-7 0.95 ChEBI");
        assertThat(old.counts.words()).containsEntry("left_out", 1L);
        assertThat(flat.counts.words()).containsEntry("left_out", 1L);
    }

    @Test
    void keggPairsMeanWhatTheOutsideDatabaseMeans() throws IOException {
        assertThat(ReadSource.of("kegg", fixture("kegg_list.tsv")).edges)
                .containsExactly(
                        "kegg.genes|hsa:10458 same ncbigene|10458 1 KEGG",
                        "kegg.genes|hsa:10458 encodes uniprot|Q9UQB8 1 KEGG",
                        "kegg.compound|C00001 same chebi|CHEBI:15377 1 KEGG",
                        "kegg.genes|hsa:10458 xref kegg.pathway|hsa04520 1 KEGG");
    }

    @Test
    void bridgeDbLinksEveryTwoIdentifiersOfARow() throws IOException {
        assertThat(ReadSource.of("bridgedb", fixture("yeast_id_mapping.txt")).edges)
                .containsExactly(
                        "sgd|YHR055C xref insdc|U00061 1 BridgeDb",
                        "sgd|YHR055C xref ncbigene|856452 1 BridgeDb",
                        "sgd|YHR055C xref uniprot|P07215 1 BridgeDb",
                        "insdc|U00061 xref ncbigene|856452 1 BridgeDb",
                        "insdc|U00061 xref uniprot|P07215 1 BridgeDb",
                        "ncbigene|856452 xref uniprot|P07215 1 BridgeDb",
                        "sgd|YHR055C xref ncbigene|856452 1 BridgeDb");
    }

    @Test
    void negativeMappingsAndMissingTermsBecomeNoEdges() throws IOException {
        SssomSet set = new SssomSet(
                "Example",
                "",
                "",
                Map.of("HP", "http://purl.obolibrary.org/obo/HP_", "MP", "http://purl.obolibrary.org/obo/MP_"),
                "",
                "",
                "",
                "",
                List.of());

        ReadSource read = ReadSource.of(
                SourceFormats.standard().find("sssom"), null, set, "Example", fixture("example.sssom.tsv"));

        assertThat(read.edges)
                .containsExactly(
                        "hp|HP:0000175 same mp|0000111 0.9 Example; semapv:LexicalMatching",
                        "hp|HP:0000822 broader mp|0000231 1 Example; semapv:ManualMappingCuration");
        assertThat(read.facts).contains("hp|HP:0000175 name=Cleft palate", "mp|0000111 name=cleft palate");
        assertThat(read.counts.words())
                .containsEntry("negative_mappings", 1L)
                .containsEntry("no_term_found", 1L)
                .containsEntry("edges", 2L);
    }

    @Test
    void mappingSetsAreRefusedByTheRowWhereTheyAreWrong() {
        SssomSet set = SssomSet.of(null, "x.sssom.tsv");
        String text = """
                subject_id\tpredicate_id\tobject_id\tconfidence\tpredicate_modifier
                HP:0000175\tskos:exactMatch\tMP:0000111\t1.5\t
                HP:0000175\t\tMP:0000111\t\t
                0000175\tskos:exactMatch\tMP:0000111\t\t
                HP:0000175\tskos:exactMatch\t\t\t
                HP:0000175\tskos:exactMatch\tMP:0000111\t\tMaybe
                http://purl.obolibrary.org/obo/HP_0000175\tskos:exactMatch\tMP:0000111\t\t
                """;

        ReadSource read = ReadSource.of(SourceFormats.standard().find("sssom"), null, set, "x", text);

        assertThat(read.faults)
                .extracting(fault -> fault.column() + ": " + fault.message())
                .containsExactly(
                        "confidence: the confidence is not a number from 0 to 1",
                        "predicate_id: the mapping has no predicate",
                        "subject_id: the identifier is no CURIE",
                        "object_id: the identifier is missing",
                        "predicate_modifier: the predicate modifier is unknown, so the mapping may mean its opposite");
        assertThat(read.edges).containsExactly("hp|HP:0000175 same mp|0000111 1 x");
    }

    @Test
    void mappingSetsTellWhatTheyAreCalledAndWhatIsWrongWithThem() {
        Location place = Location.of("x");
        ConfigNode title = new ConfigNode.Scalar("A title", false, place);
        ConfigNode skos = new ConfigNode.Scalar("http://example.org/", false, place);
        ConfigNode map = new ConfigNode.Mapping(Map.of("skos", skos), Map.of("skos", place), place);
        ConfigNode half = new ConfigNode.Scalar("1.5", false, place);
        ConfigNode metadata = new ConfigNode.Mapping(
                Map.of("mapping_set_title", title, "curie_map", map, "mapping_set_confidence", half),
                Map.of(),
                place);

        assertThat(SssomSet.of(metadata, "x.sssom.tsv").name()).isEqualTo("A title");
        assertThat(SssomSet.of(metadata, "x.sssom.tsv").notes())
                .containsExactlyInAnyOrder(
                        "the curie_map gives the built-in prefix skos another meaning, http://example.org/; it keeps its"
                                + " own",
                        "mapping_set_confidence \"1.5\" is no number from 0 to 1; it does not count");
        assertThat(SssomSet.of(null, "pos.sssom.tsv.gz").name()).isEqualTo("pos");
    }
}
