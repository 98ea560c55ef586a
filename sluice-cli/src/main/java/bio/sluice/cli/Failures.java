package bio.sluice.cli;

import bio.sluice.fault.RunStopped;
import bio.sluice.io.ClosedPipe;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Turns what ended a command into a message and an exit code. Stateless.
final class Failures {
    /// What the JVM says, sooner or later, when a page of a mapped file is no longer there.
    private static final String CUT = "unsafe memory access";

    private Failures() {}

    /// Tells the user what happened.
    ///
    /// @return the exit code
    static int tell(Throwable failure, Messages messages) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedPipe) {
                return ExitCode.CLOSED_PIPE;
            }
        }
        messages.detail(trace(failure));
        if (failure instanceof RunStopped stopped) {
            messages.error(stopped.getMessage());
            return stopped.reason().exitCode();
        }
        if (failure instanceof UncheckedIOException unchecked) {
            return tell(unchecked.getCause(), messages);
        }
        if (failure instanceof IOException storage) {
            messages.error(message(storage));
            return ExitCode.INPUT_OUTPUT;
        }
        if (failure instanceof OutOfMemoryError) {
            messages.error("out of memory: give the JVM more with SLUICE_JAVA_OPTS=-Xmx4g, or lower --max-memory");
            return ExitCode.FAILED;
        }
        if (failure instanceof InternalError
                && String.valueOf(failure.getMessage()).contains(CUT)) {
            messages.error("a graph file was cut or cannot be read any more while it was in use: "
                    + failure.getMessage() + "; put the graph back, or build it again, and start again");
            return ExitCode.INPUT_OUTPUT;
        }
        messages.error("unexpected failure: " + failure + " (a bug; -v shows where)");
        return ExitCode.FAILED;
    }

    /// The JDK's messages for files are bare names.
    static String message(IOException failure) {
        if (failure instanceof NoSuchFileException missing && missing.getReason() == null) {
            return missing.getFile() + " does not exist";
        }
        if (failure instanceof AccessDeniedException denied && denied.getReason() == null) {
            return denied.getFile() + ": permission denied";
        }
        if (failure instanceof FileSystemException || failure instanceof FileNotFoundException) {
            return failure.getMessage();
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString().replace("\t", "    ");
    }
}
