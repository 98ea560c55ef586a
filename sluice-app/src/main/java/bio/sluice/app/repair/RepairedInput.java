package bio.sluice.app.repair;

import bio.sluice.format.TextEncoding;
import bio.sluice.io.ByteInput;
import bio.sluice.io.InputAround;
import bio.sluice.io.InputFile;
import java.io.IOException;

/// An unpacked input in which some records are replaced. Thread-safe.
final class RepairedInput extends InputAround {
    private final String file;
    private final Places places;
    private final TextEncoding encoding;

    /// @param file the file of dead letters
    /// @param places of the letters about this input, in order
    RepairedInput(InputFile input, String file, Places places, TextEncoding encoding) {
        super(input);
        this.file = file;
        this.places = places;
        this.encoding = encoding;
    }

    @Override
    public ByteInput open() throws IOException {
        LetterFile letters = LetterFile.open(file);
        try {
            return new RepairedBytes(name(), inside().open(), file, letters, places, encoding);
        } catch (IOException | RuntimeException e) {
            letters.close();
            throw e;
        }
    }
}
