package bio.sluice.example;

import bio.sluice.stream.RecordProcessor;
import bio.sluice.stream.Row;
import java.util.List;

/// A processor that sees one record at a time: says of each protein whether it is a decoy or a contaminant of the
/// search database rather than a finding. Stateless.
public final class MarkDecoys implements RecordProcessor {
    private static final long serialVersionUID = 1L;

    @Override
    public List<String> adds() {
        return List.of("is_decoy");
    }

    @Override
    public void process(Row row) {
        String accession = row.get("UniProt");
        boolean decoy = accession != null && (accession.startsWith("REV__") || accession.startsWith("CON__"));
        row.set("is_decoy", decoy ? "yes" : "no");
    }
}
