package bio.sluice.example;

import bio.sluice.option.Option;
import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import bio.sluice.option.Problems;
import bio.sluice.plugin.ProcessorType;
import bio.sluice.stream.ProcessorFactory;
import java.util.List;

/// `example.plate_well` in a strategy. The option table alone makes `lint`, `schema` and the messages. Immutable.
public final class PlateWellType implements ProcessorType {
    private static final Option<String> FIELD = Option.text("field", "sample_id", "the column with the sample's name");
    private static final Option<String> PLATE =
            Option.choice("plate", "wells_96", List.of("wells_96", "wells_384"), "the plate's size");

    @Override
    public String name() {
        return "example.plate_well";
    }

    @Override
    public String summary() {
        return "reads the well at the end of a sample's name into the column well";
    }

    @Override
    public OptionTable options() {
        return OptionTable.of(FIELD, PLATE);
    }

    @Override
    public ProcessorFactory configure(OptionValues values, String path, Problems problems) {
        if (values.get(FIELD).isBlank()) {
            problems.add(values.origin(FIELD), path + ".field", "expected the name of a column");
        }
        PlateWell.Plate plate =
                values.get(PLATE).equals("wells_96") ? PlateWell.Plate.WELLS_96 : PlateWell.Plate.WELLS_384;
        return new PlateWell.Factory(values.get(FIELD), plate);
    }
}
