package bio.sluice.app.input;

import bio.sluice.app.plugin.Plugins;
import bio.sluice.engine.target.DigestAlgorithm;
import bio.sluice.fault.RunStopped;
import bio.sluice.fault.RunStopped.Reason;
import bio.sluice.format.Format;
import bio.sluice.io.Compression;
import bio.sluice.io.InputFile;
import bio.sluice.io.Storage;
import bio.sluice.io.UnreadableInput;
import bio.sluice.option.Problems;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The inputs of a run, found and recognised. Immutable.
///
/// A format is decided by its explicit name, then by signature, then by extension; a compression by signature alone,
/// so that a wrongly named file is read all the same.
///
/// @param files the unpacked inputs, in order
/// @param stored the same as stored, for sizes and digests
/// @param format what they are
/// @param assumed what was assumed, for the user
/// @param inOnePiece names of those that are packed as a whole, so that nobody can begin in their middle
/// @param packed the name of each one's compression, empty where there is none
public record Inputs(
        List<InputFile> files,
        List<DigestedInput> stored,
        Format format,
        String assumed,
        List<String> inOnePiece,
        List<String> packed) {
    private static final int HEAD = 4_096;
    /// The word for "find out" as a format's name.
    public static final String AUTO = "auto";

    /// Finds and recognises inputs.
    ///
    /// @param patterns paths, globs or `-`, in the order in which they are read
    /// @param formatName an explicit format, or `auto`
    /// @param digest how stored bytes are digested
    /// @param maxRatio most unpacked bytes per stored byte, or null
    /// @throws RunStopped if there is no input or it cannot be read as a table, with a message for the user
    public static Inputs find(
            Plugins plugins, List<String> patterns, String formatName, DigestAlgorithm digest, BigDecimal maxRatio)
            throws IOException {
        List<DigestedInput> stored = new ArrayList<>();
        for (String pattern : patterns) {
            List<InputFile> found = storage(plugins, pattern).find(pattern);
            if (found.isEmpty()) {
                throw new RunStopped(Reason.INPUT_OUTPUT, "no input matches " + pattern);
            }
            found.forEach(file -> stored.add(new DigestedInput(file, digest)));
        }
        List<InputFile> files = new ArrayList<>();
        List<String> assumed = new ArrayList<>();
        List<String> inOnePiece = new ArrayList<>();
        List<String> packed = new ArrayList<>();
        Format format = formatName.equals(AUTO) ? null : named(plugins, formatName);
        String how = "as named";
        for (DigestedInput file : stored) {
            PeekedInput peeked = new PeekedInput(file);
            byte[] head = peeked.head(HEAD);
            Compression compression = compression(plugins, head);
            packed.add(compression == null ? "" : compression.name());
            if (compression == null) {
                refuseUnreadable(plugins, file, head);
                if (format == null) {
                    format = bySignature(plugins, head);
                    how = "by signature";
                }
                peeked.release();
                files.add(peeked);
                continue;
            }
            InputFile unpacked = compression.unpacked(peeked, maxRatio);
            if (!compression.isBlocked(head, head.length)) {
                inOnePiece.add(file.name());
            }
            if (format == null) {
                PeekedInput inside = new PeekedInput(unpacked);
                byte[] innerHead = inside.head(HEAD);
                refuseUnreadable(plugins, file, innerHead);
                format = bySignature(plugins, innerHead);
                how = "by signature";
                inside.release();
                unpacked = inside;
            }
            peeked.release();
            files.add(unpacked);
            if (!assumed.contains(compression.name())) {
                assumed.add(compression.name());
            }
        }
        if (format == null) {
            format = byExtension(plugins, stored.get(0).name());
            how = "by extension";
        }
        if (format == null) {
            throw new RunStopped(
                    Reason.USAGE,
                    "cannot tell the format of " + stored.get(0).name() + "; say it with --in-format or input_format ("
                            + String.join(", ", names(plugins)) + ")");
        }
        assumed.add(0, format.name() + " " + how);
        String what = stored.size() == 1 ? stored.get(0).name() : stored.size() + " inputs";
        return new Inputs(files, stored, format, what + ": " + String.join(", ", assumed), inOnePiece, packed);
    }

    /// The storage for a location.
    public static Storage storage(Plugins plugins, String location) {
        return plugins.storages().stream()
                .filter(storage -> storage.handles(location))
                .findFirst()
                .orElseThrow(() -> new RunStopped(Reason.USAGE, "no storage for " + location));
    }

    /// The format whose extension `name` has, the extension of a compression aside; null if there is none.
    public static Format byExtension(Plugins plugins, String name) {
        String inner = name.toLowerCase(Locale.ROOT);
        for (Compression compression : plugins.compressions()) {
            for (String extension : compression.extensions()) {
                if (inner.endsWith(extension)) {
                    inner = inner.substring(0, inner.length() - extension.length());
                }
            }
        }
        for (Format format : plugins.formats()) {
            for (String extension : format.extensions()) {
                if (inner.endsWith(extension)) {
                    return format;
                }
            }
        }
        return null;
    }

    /// The compression whose extension `name` has; null if there is none.
    public static Compression compressionByExtension(Plugins plugins, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return plugins.compressions().stream()
                .filter(compression -> compression.extensions().stream().anyMatch(lower::endsWith))
                .findFirst()
                .orElse(null);
    }

    /// The format of this name.
    ///
    /// @throws RunStopped if there is none
    public static Format named(Plugins plugins, String name) {
        Format format = plugins.format(name);
        if (format == null) {
            throw new RunStopped(
                    Reason.USAGE,
                    "unknown format \"" + name + "\" (" + Problems.suggestion(name, names(plugins)) + ")");
        }
        return format;
    }

    private static List<String> names(Plugins plugins) {
        return plugins.formats().stream().map(Format::name).toList();
    }

    private static Format bySignature(Plugins plugins, byte[] head) {
        return plugins.formats().stream()
                .filter(format -> format.recognises(head, head.length))
                .findFirst()
                .orElse(null);
    }

    private static Compression compression(Plugins plugins, byte[] head) {
        return plugins.compressions().stream()
                .filter(compression -> compression.recognises(head, head.length))
                .findFirst()
                .orElse(null);
    }

    private static void refuseUnreadable(Plugins plugins, InputFile file, byte[] head) {
        for (UnreadableInput kind : plugins.unreadable()) {
            if (kind.recognises(head, head.length)) {
                throw new RunStopped(
                        Reason.INPUT_OUTPUT,
                        file.name() + " is " + kind.description() + ", which Sluice does not read: " + kind.wayOut());
            }
        }
    }
}
