package bio.sluice.formats.text;

import java.io.IOException;

/// How a format opens one of its inputs so that the next cut begins with the first data record: encoding, cutter,
/// header, schema. Called under the read lock.
@FunctionalInterface
public interface TextOpening {
    /// Opens the input with this index.
    ///
    /// @throws bio.sluice.fault.RunStopped if the input does not fit the others
    TextInput open(int input) throws IOException;
}
