package bio.sluice.engine.meter;

import bio.sluice.stream.RunSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The memory that this process takes. Stateless.
public final class ProcessMemory {
    /// proc(5): `VmRSS` is the resident set in kB. It is the one measure that counts mapped graphs too.
    private static final Path STATUS = Path.of("/proc/self/status");

    private static final String RESIDENT = "VmRSS:";

    private ProcessMemory() {}

    /// What it takes now.
    public static RunSample.Memory now() {
        Runtime heap = Runtime.getRuntime();
        return new RunSample.Memory(resident(), heap.totalMemory() - heap.freeMemory(), heap.maxMemory());
    }

    private static long resident() {
        try {
            return resident(new String(Files.readAllBytes(STATUS), StandardCharsets.ISO_8859_1));
        } catch (IOException | SecurityException notLinux) {
            return -1;
        }
    }

    /// The resident bytes that the text of a status file tells, or -1.
    static long resident(String status) {
        int at = status.indexOf(RESIDENT);
        if (at < 0) {
            return -1;
        }
        long kilobytes = 0;
        for (int i = at + RESIDENT.length(); i < status.length() && status.charAt(i) != '\n'; i++) {
            char c = status.charAt(i);
            if (c >= '0' && c <= '9') {
                kilobytes = kilobytes * 10 + (c - '0');
            }
        }
        return kilobytes << 10;
    }
}
