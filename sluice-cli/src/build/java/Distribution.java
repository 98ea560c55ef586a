import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/// Fills the folder that the launcher runs from: `lib/sluice.jar` with the jars its manifest names beside it,
/// and `stamp`, whose time is the start of the build that made them.
///
/// Class-data sharing skips classes older than Java 6, and picocli's are Java 5. They are written again as Java 8
/// classes with the stack maps that version asks for, which takes 70 ms off every start.
///
/// A jar is replaced by renaming, and only where its bytes differ, so that a running command keeps the one it has
/// open. Run by Maven in the package phase with: main jar, folder of its dependencies, target folder, start of the
/// build.
final class Distribution {
    private static final int JAVA_6 = 50;

    private final Path lib;
    private final URLClassLoader classes;
    private boolean changed;

    private Distribution(Path lib, URLClassLoader classes) {
        this.lib = lib;
        this.classes = classes;
    }

    public static void main(String[] args) throws IOException {
        Path mainJar = Path.of(args[0]);
        Path staging = Path.of(args[1]);
        Path target = Path.of(args[2]);
        Instant started = Instant.parse(args[3]);

        Map<String, Path> jars = new TreeMap<>();
        jars.put("sluice.jar", mainJar);
        for (String name : classPath(mainJar)) {
            jars.put(name, staging.resolve(name));
        }
        Path lib = Files.createDirectories(target.resolve("lib"));
        try (URLClassLoader classes = new URLClassLoader(urls(jars))) {
            new Distribution(lib, classes).fill(jars);
        }
        Path stamp = target.resolve("stamp");
        Files.writeString(stamp, started + "\n");
        Files.setLastModifiedTime(stamp, FileTime.from(started));
    }

    private static List<String> classPath(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String names = file.getManifest().getMainAttributes().getValue("Class-Path");
            return names == null ? List.of() : Arrays.asList(names.split(" "));
        }
    }

    private static URL[] urls(Map<String, Path> jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars.values()) {
            urls.add(jar.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private void fill(Map<String, Path> jars) throws IOException {
        for (Map.Entry<String, Path> jar : jars.entrySet()) {
            place(modernised(Files.readAllBytes(jar.getValue())), lib.resolve(jar.getKey()));
        }
        for (Path present : list(lib)) {
            if (!jars.containsKey(present.getFileName().toString())) {
                Files.delete(present);
                changed = true;
            }
        }
        if (changed) { // an archive of shared classes names size and time of each jar it was made from
            for (Path archive : list(lib.resolveSibling("cds"))) {
                Files.delete(archive);
            }
        }
    }

    private void place(byte[] jar, Path at) throws IOException {
        if (Files.exists(at) && Arrays.equals(Files.readAllBytes(at), jar)) {
            return;
        }
        Path aside = at.resolveSibling(at.getFileName() + ".new");
        Files.write(aside, jar);
        Files.move(aside, at, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        changed = true;
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /// The jar with every class older than Java 6 rewritten; the jar itself where there is none or it is signed.
    private byte[] modernised(byte[] jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(jar.length);
        int rewritten = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                if (name.startsWith("META-INF/") && name.endsWith(".SF")) {
                    return jar;
                }
                byte[] content = in.readAllBytes();
                if (name.endsWith(".class") && version(content) < JAVA_6) {
                    content = withStackMaps(content);
                    rewritten++;
                }
                ZipEntry copy = new ZipEntry(name);
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(content);
            }
        }
        return rewritten == 0 ? jar : bytes.toByteArray();
    }

    private static int version(byte[] classFile) {
        return (classFile[6] & 0xff) << 8 | classFile[7] & 0xff;
    }

    private byte[] withStackMaps(byte[] classFile) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return classes;
            }
        };
        ClassVisitor asJava8 = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(int old, int access, String name, String signature, String parent, String[] interfaces) {
                super.visit(Opcodes.V1_8, access, name, signature, parent, interfaces);
            }
        };
        new ClassReader(classFile).accept(asJava8, ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }
}
