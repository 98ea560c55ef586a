package bio.sluice.example;

import bio.sluice.identifier.Change;
import bio.sluice.identifier.IdentifierParser;
import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.ParsedIdentifier;
import bio.sluice.identifier.Status;
import java.util.Arrays;
import java.util.List;

/// A parser of a laboratory's own type: samples such as `S1234_B07`, of which the sample is the identifier and the well
/// is
/// what a version is elsewhere. Named in `META-INF/services`, it makes `identifier_type: example.sample` known.
/// Thread-safe.
public final class SampleNames implements IdentifierParser {
    @Override
    public String name() {
        return "sample_names";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public List<String> types() {
        return List.of("example.sample");
    }

    @Override
    public void parse(byte[] bytes, int start, int end, IdentifierType type, ParsedIdentifier out) {
        int digits = start + 1;
        while (digits < end && bytes[digits] >= '0' && bytes[digits] <= '9') {
            digits++;
        }
        boolean sample = digits > start + 1 && (bytes[start] == 'S' || bytes[start] == 's');
        if (!sample || digits < end && bytes[digits] != '_') {
            out.refuse(Status.MALFORMED);
            return;
        }
        if (bytes[start] == 's') {
            // The bytes of a record belong to it, so what changes goes into a text of one's own.
            byte[] upper = Arrays.copyOfRange(bytes, start, digits);
            upper[0] = 'S';
            out.change(Change.CASE);
            out.accept(upper, 0, upper.length, type);
        } else {
            out.accept(bytes, start, digits, type);
        }
        if (digits < end) {
            out.version(bytes, digits + 1, end);
        }
    }
}
