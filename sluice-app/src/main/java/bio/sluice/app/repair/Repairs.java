package bio.sluice.app.repair;

import bio.sluice.app.repair.Letter.Place;
import bio.sluice.app.report.StoredBytes;
import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.format.Format;
import bio.sluice.format.TextEncoding;
import bio.sluice.io.InputFile;
import bio.sluice.option.OptionValues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A file of dead letters whose `raw` has been repaired, to be laid over the inputs that the letters name. Immutable.
///
/// Only the places of the letters are held, in 28 bytes each; the letters themselves are read again when the run comes
/// to their records. The file must not change meanwhile.
public final class Repairs {
    private final String file;
    private final Map<String, Places> places;

    private Repairs(String file, Map<String, Places> places) {
        this.file = file;
        this.places = places;
    }

    /// Reads where the letters of some inputs stand; those of others are passed over.
    ///
    /// @param file a path
    /// @throws RunStopped naming the line, if it is no dead letter, or two of them contradict each other
    public static Repairs read(String file, Collection<String> sources) throws IOException {
        Map<String, Places> places = new HashMap<>();
        sources.forEach(source -> places.put(source, new Places()));
        try (LetterFile letters = LetterFile.open(file)) {
            for (int line = 1; letters.next(line); line++) {
                Letter letter = letters.letter(line);
                Places those = letter == null ? null : places.get(letter.source());
                if (those != null) {
                    those.add(letter.offset(), letter.length(), letters.offset(), line);
                }
            }
            for (Places those : places.values()) {
                those.sort();
                settle(file, letters, those);
            }
        }
        return new Repairs(file, places);
    }

    /// Keeps one letter for each record.
    private static void settle(String file, LetterFile letters, Places places) throws IOException {
        int kept = 0;
        for (int i = 0; i < places.size(); i++) {
            if (kept > 0 && places.offset(i) < end(places, kept - 1) || kept > 0 && isSame(places, kept - 1, i)) {
                requireAgreement(file, letters, places, kept - 1, i);
            } else {
                places.keep(i, kept++);
            }
        }
        places.end(kept);
    }

    private static long end(Places places, int i) {
        return places.offset(i) + places.length(i);
    }

    private static boolean isSame(Places places, int one, int other) {
        return places.offset(one) == places.offset(other) && places.length(one) == places.length(other);
    }

    /// Several copies of one record may each have become a letter; then all must have been repaired alike.
    private static void requireAgreement(String file, LetterFile letters, Places places, int one, int other)
            throws IOException {
        Letter first = letter(file, letters, places, one);
        Letter second = letter(file, letters, places, other);
        if (!isSame(places, one, other) || !first.agreesWith(second)) {
            throw new RunStopped(
                    Reason.USAGE,
                    file + ", lines " + Math.min(places.line(one), places.line(other)) + " and "
                            + Math.max(places.line(one), places.line(other)) + ": "
                            + (isSame(places, one, other)
                                    ? "both are about the record at byte " + places.offset(one) + " of "
                                            + first.source() + ", but their raw differs"
                                    : "they are about records of " + first.source() + " that overlap")
                            + "; keep one of them");
        }
    }

    /// Reads letter `i` again.
    static Letter letter(String file, LetterFile letters, Places places, int i) throws IOException {
        Place place = new Place(file, places.line(i));
        letters.seek(places.position(i));
        Letter letter = letters.next(places.line(i)) ? letters.letter(places.line(i)) : null;
        if (letter == null || letter.offset() != places.offset(i) || letter.length() != places.length(i)) {
            throw place.refused(Reason.INPUT_OUTPUT, "the file was changed while it was read; run again");
        }
        return letter;
    }

    /// The inputs that a file's letters name, each with the first line that does.
    ///
    /// @throws RunStopped naming the line, if it is no dead letter
    public static Map<String, Integer> sources(String file) throws IOException {
        Map<String, Integer> sources = new LinkedHashMap<>();
        try (LetterFile letters = LetterFile.open(file)) {
            for (int line = 1; letters.next(line); line++) {
                Letter letter = letters.letter(line);
                if (letter != null) {
                    sources.putIfAbsent(letter.source(), line);
                }
            }
        }
        return sources;
    }

    /// The file for the manifest: name, size, digest.
    public Map<String, Object> described(DigestAlgorithm algorithm) throws IOException {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", file);
        StoredBytes stored = StoredBytes.of(Path.of(file), algorithm);
        described.put("size", stored.size());
        described.put("digest", stored.digest());
        described.put("records", records());
        return described;
    }

    /// How many records are named.
    public long records() {
        return places.values().stream().mapToLong(Places::size).sum();
    }

    /// The inputs with the letters laid over them, in the same order.
    ///
    /// @param inputs unpacked
    /// @param format what they are
    /// @param reading how they are read
    /// @throws RunStopped if they are no text
    public List<InputFile> over(List<InputFile> inputs, Format format, OptionValues reading) {
        if (reading.table().find(TextEncoding.OPTION.name()) == null) {
            throw new RunStopped(
                    Reason.USAGE,
                    "inputs of the format " + format.name() + " are no text, which alone dead letters can repair");
        }
        TextEncoding encoding = TextEncoding.named(reading.get(TextEncoding.OPTION));
        List<InputFile> repaired = new ArrayList<>();
        for (InputFile input : inputs) {
            Places those = places.get(input.name());
            repaired.add(those == null || those.size() == 0 ? input : new RepairedInput(input, file, those, encoding));
        }
        return repaired;
    }
}
