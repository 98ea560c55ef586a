package bio.sluice.acceptance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// A table of proteins with everything in it that goes wrong in tables: always the same for the same seed.
final class MessyTable {
    static final String HEADER = "id,UniProt,symbol,note,value\n";

    private static final List<String> ACCESSIONS = List.of(
            "P04637",
            "p04637",
            "P10636-8",
            "sp|P02768|ALBU_HUMAN",
            "UniProtKB:P04637",
            " P38398 ",
            "P04637;P38398",
            "Q9NX53-2",
            "",
            "NA",
            "nonsense",
            "P12345.2",
            "Q14213_Q8NEV9");
    private static final List<String> SYMBOLS =
            List.of("TP53", "tp53", "2-Sep", "BRCA1", "", "Gene: ALB", "  MAPT ", "SEPT2");
    private static final List<String> NOTES = List.of(
            "",
            "plain",
            "\"quoted, with a comma\"",
            "\"two \"\"words\"\"\"",
            "\"over\ntwo lines\"",
            "caf\u00e9 \u03b1\u03b2 \ud83e\uddec",
            "back\\slash",
            "\"tab\there\"",
            "inner\"quote");

    private MessyTable() {}

    /// The table as bytes; a few rows are ragged, undecodable, blank or have a quote that nothing closes.
    static byte[] bytes(int rows, long seed) {
        Random random = new Random(seed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(HEADER, out);
        for (int i = 1; i <= rows; i++) {
            String row = "R" + i + "," + any(ACCESSIONS, random) + "," + any(SYMBOLS, random) + "," + any(NOTES, random)
                    + "," + random.nextInt(1_000) + "." + random.nextInt(10) + "0";
            switch (random.nextInt(60)) {
                case 0 -> write("R" + i + ",too short\n", out);
                case 1 -> write(row + ",too,long\n", out);
                case 2 -> write("\n" + row + "\n", out);
                case 3 -> {
                    write("R" + i + ",P04637,", out);
                    out.write(0xE9); // é in Latin-1, no UTF-8
                    write(",x,1\n", out);
                }
                case 4 -> write("R" + i + ",P04637,TP53,\"never closed,1\n", out);
                default -> write(row + "\n", out);
            }
        }
        return out.toByteArray();
    }

    private static String any(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static void write(String text, ByteArrayOutputStream out) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
