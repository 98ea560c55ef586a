package bio.sluice.cli;

import bio.sluice.app.config.Strategy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Where the report of a run goes: a file, a device, or standard output. Immutable.
final class ReportFile {
    private final SideFile file;

    /// @param name a path or `-`
    ReportFile(String name) {
        file = new SideFile("--report", name);
    }

    /// Where that is.
    SideFile file() {
        return file;
    }

    /// Refuses a report that would overwrite something, while nothing has been done yet.
    ///
    /// @param force whether a file that exists may be replaced
    /// @throws WrongFlag naming what is in the way
    void refuseClashes(Strategy strategy, boolean force) {
        file.refuseClashes(strategy, force);
    }

    /// Writes the report; a file appears under its name when it is complete.
    void write(String text, PrintStream standardOutput) throws IOException {
        if (file.name().equals(SideFile.STANDARD_OUTPUT)) {
            standardOutput.print(text);
            return;
        }
        Path path = Path.of(file.name());
        if (file.isFile()) {
            Path aside = path.resolveSibling(path.getFileName() + ".part");
            Files.writeString(aside, text, StandardCharsets.UTF_8);
            Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.writeString(path, text, StandardCharsets.UTF_8);
        }
    }
}
