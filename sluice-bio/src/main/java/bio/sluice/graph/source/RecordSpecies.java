package bio.sluice.graph.source;

import bio.sluice.record.Batch;
import bio.sluice.record.Field;
import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The species of a source's records: one for all, or as a column says it, and then perhaps only one is wanted. One
/// thread.
final class RecordSpecies {
    private final Field field;
    private final byte[] species;
    private final Slice text = new Slice();
    private int taxon;

    /// @param column says the NCBI taxon of each record, or null
    /// @param species the taxon of all, or the one that is wanted; null if there is none
    RecordSpecies(String column, String species) {
        field = column == null ? null : Field.named(column);
        this.species = species == null ? new byte[0] : species.getBytes(StandardCharsets.US_ASCII);
        text.set(this.species, 0, this.species.length);
        taxon = number(text);
    }

    /// Whether anything is known of the species of records.
    boolean isKnown() {
        return field != null || species.length > 0;
    }

    /// Reads the species of a record; false if it is not wanted.
    boolean read(Batch batch, int row) {
        if (field == null) {
            return true;
        }
        batch.slice(row, field, text);
        taxon = number(text);
        if (taxon == 0) {
            text.set(species, 0, 0);
        }
        return species.length == 0 || Arrays.equals(text.bytes(), text.start(), text.end(), species, 0, species.length);
    }

    /// The taxon as text; empty if it is not known.
    Slice text() {
        return text;
    }

    /// The taxon as a number; 0 if it is not known.
    int taxon() {
        return taxon;
    }

    private static int number(Slice digits) {
        long number = 0;
        for (int i = digits.start(); i < digits.end(); i++) {
            int digit = digits.bytes()[i] - '0';
            if (digit < 0 || digit > 9 || number > Integer.MAX_VALUE / 10) {
                return 0;
            }
            number = 10 * number + digit;
        }
        return number > Integer.MAX_VALUE ? 0 : (int) number;
    }
}
