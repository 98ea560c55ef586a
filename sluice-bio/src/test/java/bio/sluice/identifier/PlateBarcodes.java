package bio.sluice.identifier;

import java.util.List;

/// A parser as a stranger would bring it in a jar of his own: barcodes of plates, `#` and digits.
public final class PlateBarcodes implements IdentifierParser {
    @Override
    public String name() {
        return "plate_barcodes";
    }

    @Override
    public int priority() {
        return 5;
    }

    @Override
    public List<String> types() {
        return List.of("test.plate");
    }

    @Override
    public void parse(byte[] bytes, int start, int end, IdentifierType type, ParsedIdentifier out) {
        boolean digits = bytes[start] == '#' && end - start > 1;
        for (int i = start + 1; i < end; i++) {
            digits &= bytes[i] >= '0' && bytes[i] <= '9';
        }
        if (digits) {
            out.change(Change.PREFIX);
            out.accept(bytes, start + 1, end, type);
        } else {
            out.refuse(Status.MALFORMED);
        }
    }
}
