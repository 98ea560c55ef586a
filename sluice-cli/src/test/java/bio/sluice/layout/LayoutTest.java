package bio.sluice.layout;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Holds the tree to ARCHITECTURE.md: floors, circles, names, and what only some packages may do.
///
/// Rules about classes see the modules on this module's class path, which are all but examples, benchmarks
/// and sluice-fuzz; rules
/// about files walk the sources of every module.
class LayoutTest {
    private static final Path ROOT = repositoryRoot();

    private static final JavaClasses SLUICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("bio.sluice");

    /// Every module with packages that others could see: its own packages, and the modules it may use.
    enum Module {
        API(
                "sluice-api",
                List.of(),
                "bio.sluice.record..",
                "bio.sluice.fault..",
                "bio.sluice.option..",
                "bio.sluice.stream..",
                "bio.sluice.io..",
                "bio.sluice.format..",
                "bio.sluice.table..",
                "bio.sluice.plugin.."),
        TESTKIT("sluice-testkit", List.of(API), "bio.sluice.testkit.."),
        ENGINE("sluice-engine", List.of(API), "bio.sluice.engine.."),
        FORMATS("sluice-formats", List.of(API), "bio.sluice.formats.."),
        JDBC("sluice-jdbc", List.of(API), "bio.sluice.jdbc.."),
        BIO(
                "sluice-bio",
                List.of(API),
                "bio.sluice.text..",
                "bio.sluice.pattern..",
                "bio.sluice.condition..",
                "bio.sluice.identifier..",
                "bio.sluice.detect..",
                "bio.sluice.normalize..",
                "bio.sluice.validate..",
                "bio.sluice.frequent..",
                "bio.sluice.graph.."),
        METRICS("sluice-metrics", List.of(API), "bio.sluice.metrics.."),
        APP("sluice-app", List.of(API, ENGINE, BIO), "bio.sluice.app.."),
        CLI("sluice-cli", List.of(API, METRICS, APP), "bio.sluice.cli.."),
        FUZZ("sluice-fuzz", List.of(API, TESTKIT, BIO, APP), "bio.sluice.fuzz..");

        final String folder;
        final List<Module> uses;
        final String[] packages;

        Module(String folder, List<Module> uses, String... packages) {
            this.folder = folder;
            this.uses = uses;
            this.packages = packages;
        }

        String[] visible() {
            List<String> visible = new ArrayList<>(List.of(packages));
            uses.forEach(module -> visible.addAll(List.of(module.packages)));
            return visible.toArray(String[]::new);
        }
    }

    // ---- floors and circles

    @ParameterizedTest
    @EnumSource
    void looksDownOnly(Module module) {
        holds(noClasses()
                .that()
                .resideInAnyPackage(module.packages)
                .should()
                .dependOnClassesThat(resideInAPackage("bio.sluice..").and(not(resideInAnyPackage(module.visible()))))
                .because(module.folder + " uses " + (module.uses.isEmpty() ? "no other module" : module.uses)));
    }

    @Test
    void apiNeedsNothingButTheJdk() {
        String[] own = Module.API.packages;
        holds(noClasses()
                .that()
                .resideInAnyPackage(own)
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(own)).and(not(resideInAPackage("java..")))));
    }

    @Test
    void hasNoCirclesOfPackages() {
        holds(slices().matching("bio.sluice.(**)").should().beFreeOfCycles());
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsPackagesToItself(Module module) throws IOException {
        List<Pattern> own = Stream.of(module.packages)
                .map(name -> Pattern.compile(Pattern.quote(name.replace("..", "")) + "(\\..*)?"))
                .toList();

        assertThat(packages(ROOT.resolve(module.folder).resolve("src/main/java"))
                        .keySet())
                .as("packages of %s", module.folder)
                .allMatch(name -> own.stream().anyMatch(p -> p.matcher(name).matches()));
    }

    // ---- what only some may do

    @Test
    void onlyTheCommandPrintsAndExits() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("bio.sluice.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void onlyTheEngineTheGraphBuilderMetricsAndTheCommandStartThreads() {
        DescribedPredicate<JavaClass> mayStartThreads = resideInAnyPackage(
                        "bio.sluice.engine..", "bio.sluice.metrics..", "bio.sluice.cli..", "bio.sluice.testkit..")
                .or(resideInAPackage("bio.sluice.graph..")
                        .and(describe("builder", type -> type.getName().contains("Build"))));
        DescribedPredicate<JavaClass> pool = describe(
                "pool or timer",
                type -> Set.of(
                                "java.util.concurrent.ExecutorService",
                                "java.util.concurrent.Executors",
                                "java.util.concurrent.ThreadPoolExecutor",
                                "java.util.concurrent.ScheduledExecutorService",
                                "java.util.concurrent.ForkJoinPool",
                                "java.util.concurrent.CompletableFuture",
                                "java.util.Timer")
                        .contains(type.getName()));
        DescribedPredicate<JavaCall<?>> threads = describe(
                "start of a thread",
                call -> call.getTargetOwner().isAssignableTo(Thread.class)
                                && Set.of("<init>", "start").contains(call.getName())
                        || call.getTargetOwner().isAssignableTo(java.util.stream.BaseStream.class)
                                && call.getName().equals("parallel")
                        || call.getName().equals("parallelStream"));

        holds(noClasses()
                .that(not(mayStartThreads))
                .should()
                .dependOnClassesThat(pool)
                .orShould()
                .callCodeUnitWhere(threads)
                .orShould()
                .beAssignableTo(assignableTo(Thread.class)));
    }

    @Test
    void readsGzipMemberByMember() {
        holds(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.zip.GZIPInputStream")
                .because("it may end silently at the first member of a multi-member stream"));
    }

    // ---- names and words

    @Test
    void namesSayWhatATypeIs() throws IOException {
        Pattern empty = Pattern.compile(".*(Util|Utils|Helper|Manager|Impl|Info|Data)");

        holds(classes()
                .should()
                .haveNameNotMatching(empty.pattern())
                .andShould()
                .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Info|Data)\\$.*"));
        for (Path sources : sourceFolders()) {
            assertThat(javaFiles(sources))
                    .extracting(file -> file.getFileName().toString().replace(".java", ""))
                    .as("types in %s", ROOT.relativize(sources))
                    .noneMatch(name -> empty.matcher(name).matches());
        }
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        for (Path sources : sourceFolders()) {
            packages(sources)
                    .forEach((name, folder) -> assertThat(folder.resolve("package-info.java"))
                            .as("description of %s", name)
                            .exists());
        }
    }

    // ---- ARCHITECTURE.md

    @Test
    void architectureNamesEveryModule() throws IOException {
        String text = architecture();

        assertThat(modules())
                .filteredOn(module -> !mentions(text, Pattern.quote(module)))
                .as("modules without a line in ARCHITECTURE.md")
                .isEmpty();
    }

    @Test
    void architectureNamesEveryPackage() throws IOException {
        String text = architecture();
        Set<String> names = new TreeSet<>();
        for (Path sources : sourceFolders()) {
            names.addAll(packages(sources).keySet());
        }

        assertThat(names)
                .filteredOn(name -> !mentions(text, Pattern.quote(name))
                        && !text.contains("`" + name.replace("bio.sluice.", "") + "`"))
                .as("packages without a line in ARCHITECTURE.md")
                .isEmpty();
    }

    @Test
    void architectureNamesNoPackageThatIsGone() throws IOException {
        Set<String> present = new TreeSet<>();
        for (String module : modules()) {
            for (String sources : List.of("src/main/java", "src/test/java")) {
                present.addAll(packages(ROOT.resolve(module).resolve(sources)).keySet());
            }
        }
        Set<String> named = new TreeSet<>();
        Matcher name = Pattern.compile("bio\\.sluice(\\.[a-z][a-z0-9]*)+").matcher(architecture());
        while (name.find()) {
            named.add(name.group());
        }

        named.removeAll(present);
        assertThat(named).as("packages in ARCHITECTURE.md that are gone").isEmpty();
    }

    // ---- how the tests see the tree

    /// Checks a rule; a module without classes cannot break one.
    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(SLUICE);
    }

    /// Whether the text has the name by itself, not as the beginning or the end of a longer one.
    private static boolean mentions(String text, String name) {
        return Pattern.compile("(?<![\\w.-])" + name + "(?![\\w-]|\\.\\w)")
                .matcher(text)
                .find();
    }

    private static String architecture() throws IOException {
        Path file = ROOT.resolve("ARCHITECTURE.md");
        assertThat(file).exists();
        return Files.readString(file);
    }

    private static List<String> modules() throws IOException {
        List<String> modules = new ArrayList<>();
        Matcher module = Pattern.compile("<module>([^<]+)</module>").matcher(Files.readString(ROOT.resolve("pom.xml")));
        while (module.find()) {
            modules.add(module.group(1));
        }
        return modules;
    }

    private static List<Path> sourceFolders() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (String module : modules()) {
            Path sources = ROOT.resolve(module).resolve("src/main/java");
            if (Files.isDirectory(sources)) {
                folders.add(sources);
            }
        }
        return folders;
    }

    /// The packages under a source folder that hold a type, with their folders.
    private static Map<String, Path> packages(Path sources) throws IOException {
        Map<String, Path> packages = new TreeMap<>();
        for (Path file : javaFiles(sources)) {
            if (!file.endsWith("package-info.java")) {
                Path folder = file.getParent();
                String name = sources.relativize(folder).toString();
                packages.put(name.replace(folder.getFileSystem().getSeparator(), "."), folder);
            }
        }
        return packages;
    }

    private static List<Path> javaFiles(Path sources) throws IOException {
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Path repositoryRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("sluice-api"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
