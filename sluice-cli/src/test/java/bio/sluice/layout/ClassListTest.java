package bio.sluice.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/// The classes that the launcher's archive holds although no rehearsed command loads them. Nobody would notice a name
/// that nothing bears any more. The JDK's own classes are not named: each release has others.
class ClassListTest {
    private final List<String> names = Files.readAllLines(Path.of("src/main/launcher/classes.txt"));

    ClassListTest() throws IOException {}

    @Test
    void namesClassesThatExist() throws Exception {
        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
        for (String name : names) {
            Class.forName(name, false, getClass().getClassLoader());
        }
    }

    /// A class of which a jar has versions for several releases of Java brings JDK 17 down if it comes from the archive
    /// while a flight recorder is at work (seen with 17.0.15).
    @Test
    void namesNoneOfWhichThereAreSeveral() throws Exception {
        for (String name : names) {
            URL url = getClass().getClassLoader().getResource(name.replace('.', '/') + ".class");
            if (url.openConnection() instanceof JarURLConnection connection) {
                try (JarFile jar =
                        new JarFile(Path.of(connection.getJarFileURL().toURI()).toFile())) {
                    String end = '/' + connection.getEntryName();
                    assertThat(jar.stream().filter(entry -> entry.getName().startsWith("META-INF/versions/")))
                            .as(name)
                            .noneMatch(entry -> entry.getName().endsWith(end));
                }
            }
        }
    }
}
