package bio.sluice.benchmark;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes the benchmark inputs: a protein table as messy as the ones people have, and the mapping graph its identifiers
 * live in.
 *
 * <p>Every byte is a function of the arguments alone, so figures taken on different machines are about the same files.
 * The class stands alone and needs no build: {@code java Generator.java proteins 5000000 p5m 1000000}.
 *
 * <p>The identifier universe is made of genes with ten nodes each: three UniProt accessions, two Ensembl genes, one
 * HGNC and one NCBI Gene number, three RefSeq proteins. All ten are linked with each other, and half of the nodes have
 * one more, weaker link to anywhere, as paralogues and curation noise would give.
 */
public final class Generator {
    private static final long SEED = 0x51C1CE;

    private static final String USAGE = """
            usage: java Generator.java proteins ROWS PREFIX NODES   writes PREFIX.csv, PREFIX.tsv and PREFIX.jsonl
                   java Generator.java xref NODES OUT.tsv           writes about 5 edges per node
            """;

    private Generator() {}

    public static void main(String[] args) throws IOException {
        String command = args.length == 0 ? "" : args[0];
        if (command.equals("proteins") && args.length == 4) {
            new ProteinTable(Integer.parseInt(args[3])).write(Integer.parseInt(args[1]), args[2]);
        } else if (command.equals("xref") && args.length == 3) {
            new MappingGraph(Integer.parseInt(args[1])).write(Path.of(args[2]));
        } else {
            System.err.print(USAGE);
            System.exit(2);
        }
    }

    /** The names of all nodes, computed from their number instead of being kept. */
    private static final class Universe {
        static final int NODES_PER_GENE = 10;
        static final int ACCESSIONS_PER_GENE = 3;

        private static final String[] NAMESPACE_BY_SLOT = {
            "UNIPROT", "UNIPROT", "UNIPROT", "ENSEMBL", "ENSEMBL", "HGNC", "NCBIGENE", "REFSEQ", "REFSEQ", "REFSEQ"
        };
        private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

        /** As many as there are six-character accessions that start with O, P or Q. */
        private static final long ACCESSIONS = 3L * 10 * 36 * 36 * 36 * 10;

        static String namespace(int node) {
            return NAMESPACE_BY_SLOT[node % NODES_PER_GENE];
        }

        static String identifier(int node) {
            int gene = node / NODES_PER_GENE;
            int slot = node % NODES_PER_GENE;
            return switch (slot) {
                case 0, 1, 2 -> accession(gene * ACCESSIONS_PER_GENE + slot);
                case 3, 4 -> ensemblGene(gene, slot - 3);
                case 5 -> "HGNC:" + (gene + 1);
                case 6 -> "NCBIGene:" + (gene * 3L + 7);
                default -> String.format("NP_%09d", gene * 3L + (slot - 7) + 1_000_000L);
            };
        }

        static String ensemblGene(int gene, int copy) {
            return String.format("ENSG%011d", 100_000 + gene * 2L + copy);
        }

        /** Three letters, a number and a suffix; unique per gene and shaped like an approved symbol. */
        static String symbol(int gene) {
            char[] letters = new char[3];
            int rest = gene;
            for (int i = 0; i < letters.length; i++) {
                letters[i] = (char) ('A' + rest % 26);
                rest /= 26;
            }
            return new String(letters) + (1 + gene % 97) + (gene % 11 == 0 ? "L" : "P") + gene / (26 * 26 * 26);
        }

        /** A valid UniProt accession; every fifth one has ten characters. 7919 is prime: neighbours look unrelated. */
        static String accession(int number) {
            MixedRadix digits = new MixedRadix(number * 7919L % ACCESSIONS);
            return number % 5 == 4 ? longAccession(number, digits) : shortAccession(digits);
        }

        private static String shortAccession(MixedRadix digits) {
            char[] text = new char[6];
            text[5] = digits.take("0123456789");
            for (int i = 4; i >= 2; i--) {
                text[i] = digits.take(ALPHANUMERIC);
            }
            text[1] = digits.take("0123456789");
            text[0] = digits.take("OPQ");
            return new String(text);
        }

        private static String longAccession(int number, MixedRadix digits) {
            char[] text = "A0A       ".toCharArray();
            text[3] = digits.take(ALPHANUMERIC);
            text[4] = digits.take(ALPHANUMERIC);
            text[5] = digits.take("0123456789");
            text[6] = (char) ('A' + number / 7 % 26);
            text[7] = digits.take(ALPHANUMERIC);
            text[8] = digits.take(ALPHANUMERIC);
            text[9] = (char) ('0' + number % 10);
            return new String(text);
        }
    }

    /** Takes a number apart into characters, lowest place first. */
    private static final class MixedRadix {
        private long rest;

        MixedRadix(long value) {
            rest = value;
        }

        char take(String alphabet) {
            char digit = alphabet.charAt((int) (rest % alphabet.length()));
            rest /= alphabet.length();
            return digit;
        }
    }

    /** The table; the order in which its columns draw random numbers is part of the format. */
    private static final class ProteinTable {
        private static final String[] COLUMNS = {
            "uniprot_id", "gene_symbol", "ensembl_id", "description", "abundance", "xref_ids", "sample_id", "n_peptides"
        };
        private static final int ABUNDANCE = 4;
        private static final int PEPTIDES = 7;

        /** What stands in identifier columns of real tables: blanks, spreadsheet damage, decoys, contaminants. */
        private static final String[] JUNK = {
            "",
            "NA",
            "N/A",
            "-",
            "unknown",
            "null",
            "P1234",
            "uncharacterized protein 12",
            "#REF!",
            "1-Sep",
            "REV__P12345",
            "CON__P00761"
        };

        private static final String[] WORDS = """
                putative probable receptor kinase subunit alpha beta gamma mitochondrial membrane zinc finger \
                domain-containing protein transcription factor ribosomal nuclear histone binding transporter \
                ATP-dependent helicase ubiquitin ligase E3 phosphatase cytochrome oxidase synthase growth factor-like \
                immunoglobulin heavy chain variable region homolog isoform precursor fragment""".split(" ");

        /** Accession numbers far above the graph's: well formed, but retired. */
        private static final int FIRST_OBSOLETE = 4_000_000;

        private static final int OBSOLETE = 300_000;

        private final int genes;
        private final SplitMix64 random = new SplitMix64(SEED);

        ProteinTable(int nodes) {
            genes = nodes / Universe.NODES_PER_GENE;
        }

        void write(int rows, String prefix) throws IOException {
            try (TextFile csv = new TextFile(Path.of(prefix + ".csv"));
                    TextFile tsv = new TextFile(Path.of(prefix + ".tsv"));
                    TextFile jsonl = new TextFile(Path.of(prefix + ".jsonl"))) {
                csv.add(String.join(",", COLUMNS)).add("\n");
                tsv.add(String.join("\t", COLUMNS)).add("\n");
                for (int n = 0; n < rows; n++) {
                    String[] values = row();
                    for (int i = 0; i < values.length; i++) {
                        csv.add(i == 0 ? "" : ",").add(csvCell(values[i]));
                        tsv.add(i == 0 ? "" : "\t").add(values[i].replace('\n', ' '));
                        jsonl.add(i == 0 ? "{\"" : ",\"").add(COLUMNS[i]).add("\":");
                        jsonl.add(i == ABUNDANCE || i == PEPTIDES ? jsonNumber(values[i]) : jsonString(values[i]));
                    }
                    csv.add("\n");
                    tsv.add("\n");
                    jsonl.add("}\n");
                }
            }
        }

        private String[] row() {
            int gene = random.below(genes);
            String accession = accessionCell();
            int mess = random.below(100);
            String symbol = symbolCell(gene, mess);
            String ensembl = ensemblCell(gene, mess);
            String description = description(gene);
            String abundance = abundance();
            String references = references(gene);
            String sample = sample();
            String peptides = Integer.toString(random.below(60));
            return new String[] {accession, symbol, ensembl, description, abundance, references, sample, peptides};
        }

        /** 78 % clean; else isoforms, lower case, blanks, FASTA names, retired accessions, junk, composites. */
        private String accessionCell() {
            // Some proteins are seen more often than others.
            int gene = (int) (genes * StrictMath.pow(random.unit(), 1.5));
            int copy = random.below(Universe.ACCESSIONS_PER_GENE);
            int first = gene * Universe.ACCESSIONS_PER_GENE;
            String accession = Universe.accession(first + copy);
            int mess = random.below(100);
            if (mess < 78) {
                return accession;
            } else if (mess < 84) {
                return accession + "-" + (1 + random.below(9));
            } else if (mess < 87) {
                return accession.toLowerCase(Locale.ROOT);
            } else if (mess < 90) {
                return " " + accession + (random.below(2) == 0 ? " " : "");
            } else if (mess < 92) {
                return "sp|" + accession + "|" + Universe.symbol(gene) + "_HUMAN";
            } else if (mess < 94) {
                return Universe.accession(FIRST_OBSOLETE + random.below(OBSOLETE));
            } else if (mess < 96) {
                return junk();
            }
            StringBuilder composite = new StringBuilder(accession);
            int more = 1 + random.below(3);
            for (int i = 1; i <= more; i++) {
                composite.append(mess < 99 ? ';' : '|');
                composite.append(Universe.accession(first + (copy + i) % Universe.ACCESSIONS_PER_GENE));
            }
            return composite.toString();
        }

        private String symbolCell(int gene, int mess) {
            String symbol = Universe.symbol(gene);
            if (mess < 90) {
                return symbol;
            } else if (mess < 95) {
                return symbol.toLowerCase(Locale.ROOT);
            }
            return mess < 98 ? symbol + " " : junk();
        }

        /** Mostly with a version suffix, sometimes bare, sometimes missing. */
        private String ensemblCell(int gene, int mess) {
            if (mess < 92) {
                return Universe.ensemblGene(gene, random.below(2)) + "." + (1 + random.below(20));
            }
            return mess < 97 ? Universe.ensemblGene(gene, 0) : "";
        }

        /** Free text with commas; one in fifty with quotes, some with Greek letters, a few with a line break. */
        private String description(int gene) {
            StringBuilder text = new StringBuilder();
            int words = 3 + random.below(9);
            for (int i = 0; i < words; i++) {
                if (i > 0) {
                    text.append(random.below(5) == 0 ? ", " : " ");
                }
                text.append(WORDS[random.below(WORDS.length)]);
            }
            int extra = random.below(1000);
            if (extra < 20) {
                text.append(" \"").append(Universe.symbol(gene)).append('"');
            } else if (extra < 50) {
                text.append(" \u03b2-chain");
            } else if (extra == 50) {
                text.append("\nsecond line");
            }
            return text.toString();
        }

        /** Log-uniform over six decades with three decimals; one in fifty is missing. */
        private String abundance() {
            if (random.below(50) == 0) {
                return "";
            }
            return Double.toString(Math.round(StrictMath.exp(random.unit() * 14) * 1000) / 1000.0);
        }

        private String references(int gene) {
            StringBuilder list = new StringBuilder();
            int count = random.below(4);
            for (int i = 0; i < count; i++) {
                list.append(i == 0 ? "" : ";").append(Universe.accession(gene * Universe.ACCESSIONS_PER_GENE + i));
            }
            return list.toString();
        }

        /** A batch number and a well of a 96-well plate. */
        private String sample() {
            return "S" + (1000 + random.below(400)) + "_" + (char) ('A' + random.below(8)) + (1 + random.below(12));
        }

        private String junk() {
            return JUNK[random.below(JUNK.length)];
        }

        private static String csvCell(String value) {
            boolean special = value.indexOf(',') >= 0 || value.indexOf('"') >= 0 || value.indexOf('\n') >= 0;
            return special ? '"' + value.replace("\"", "\"\"") + '"' : value;
        }

        private static String jsonString(String value) {
            return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
        }

        private static String jsonNumber(String value) {
            return value.isEmpty() ? "null" : value;
        }
    }

    /** The edge table; each edge is written once and meant both ways. */
    private static final class MappingGraph {
        private final int nodes;
        private final SplitMix64 random = new SplitMix64(SEED + 1);

        MappingGraph(int nodes) {
            this.nodes = nodes;
        }

        void write(Path file) throws IOException {
            try (TextFile out = new TextFile(file)) {
                out.add("source_id\tsource_type\ttarget_id\ttarget_type\trelation\tconfidence\n");
                int linked = nodes / Universe.NODES_PER_GENE * Universe.NODES_PER_GENE;
                for (int from = 0; from < linked; from++) {
                    int nextGene = (from / Universe.NODES_PER_GENE + 1) * Universe.NODES_PER_GENE;
                    for (int to = from + 1; to < nextGene; to++) {
                        edge(out, from, to, random.below(4) == 0 ? "maps_to" : "same_as", 70, 100);
                    }
                    if (random.below(2) == 0) {
                        int anywhere = random.below(nodes);
                        if (anywhere != from) {
                            edge(out, from, anywhere, "related", 20, 59);
                        }
                    }
                }
            }
        }

        private void edge(TextFile out, int from, int to, String relation, int leastPercent, int mostPercent)
                throws IOException {
            int percent = leastPercent + random.below(mostPercent - leastPercent + 1);
            String confidence = percent == 100 ? "1.00" : "0." + percent;
            out.add(end(from)).add("\t").add(end(to)).add("\t");
            out.add(relation).add("\t").add(confidence).add("\n");
        }

        private static String end(int node) {
            return Universe.identifier(node) + "\t" + Universe.namespace(node);
        }
    }

    /** SplitMix64: small, fast, and the same on every JDK. */
    private static final class SplitMix64 {
        private long state;

        SplitMix64(long seed) {
            state = seed;
        }

        private long next() {
            state += 0x9E3779B97F4A7C15L;
            long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            return mixed ^ (mixed >>> 31);
        }

        int below(int bound) {
            return (int) (((next() >>> 32) * bound) >>> 32);
        }

        double unit() {
            return (next() >>> 11) * 0x1.0p-53;
        }
    }

    /** A UTF-8 file written through one large block. */
    private static final class TextFile implements Closeable {
        private final OutputStream out;
        private final byte[] block = new byte[1 << 20];
        private int used;

        TextFile(Path file) throws IOException {
            out = Files.newOutputStream(file);
        }

        TextFile add(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (used + bytes.length > block.length) {
                flush();
            }
            System.arraycopy(bytes, 0, block, used, bytes.length);
            used += bytes.length;
            return this;
        }

        private void flush() throws IOException {
            out.write(block, 0, used);
            used = 0;
        }

        @Override
        public void close() throws IOException {
            flush();
            out.close();
        }
    }
}
