package bio.sluice.cli;

import bio.sluice.app.config.Strategy;
import bio.sluice.app.report.Version;
import bio.sluice.metrics.MetricsFile;
import bio.sluice.metrics.MetricsPort;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the metrics of a run go beside the report. Immutable.
///
/// @param port as given, or null for none
/// @param file as given, or null for none
/// @param goesOn whether lines of an earlier run stay in the file
/// @param replaces whether a file that exists may be replaced
record MetricsFlags(String port, String file, boolean goesOn, boolean replaces) {
    private static final String PORT = "--metrics-port";
    private static final int MOST_PORT = 65_535;
    private static final int MOST_DIGITS = 5;

    /// Refuses what cannot be, while nothing has been done yet.
    ///
    /// @param report where the report goes, or null
    /// @throws WrongFlag naming what is wrong
    void refuseClashes(Strategy strategy, ReportFile report) {
        if (port != null) {
            number();
        }
        if (file == null) {
            return;
        }
        SideFile side = new SideFile("--metrics-file", file);
        if (report != null) {
            side.refuse(report.file());
        }
        side.refuseClashes(strategy, goesOn || replaces);
        Path folder = Path.of(file).toAbsolutePath().getParent();
        if (side.isFile() && folder != null && !Files.isDirectory(folder)) {
            throw new WrongFlag(side.flag() + ": there is no folder " + folder);
        }
    }

    private int number() {
        boolean digits =
                !port.isEmpty() && port.length() <= MOST_DIGITS && port.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Integer.parseInt(port) > MOST_PORT) {
            throw new WrongFlag(PORT + ": expected a port between 1 and " + MOST_PORT
                    + ", or 0 for any that is free, not \"" + port + "\"");
        }
        return Integer.parseInt(port);
    }

    /// Opens the port, if there is to be one.
    ///
    /// @return null if there is not
    /// @throws WrongFlag if it cannot be had
    MetricsPort openPort() throws IOException {
        if (port == null) {
            return null;
        }
        try {
            return MetricsPort.open(number(), Version.text());
        } catch (BindException taken) {
            throw new WrongFlag(PORT + ": " + port + " cannot be had (" + taken.getMessage()
                    + "); name another, or 0 for any that is free");
        }
    }

    /// The file, if there is to be one; opened when it is first written to.
    ///
    /// @return null if there is not
    MetricsFile openFile(Invocation invocation) {
        if (file == null) {
            return null;
        }
        if (file.equals(SideFile.STANDARD_OUTPUT)) {
            OutputStream out = new FilterOutputStream(invocation.terminal().out()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                }

                @Override
                public void close() {
                    // The process goes on with it.
                }
            };
            return MetricsFile.to(out, "standard output", invocation.messages()::warning);
        }
        return MetricsFile.to(Path.of(file), goesOn, invocation.messages()::warning);
    }
}
