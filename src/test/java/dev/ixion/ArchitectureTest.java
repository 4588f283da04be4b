package dev.ixion;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may know whom, and how large things may grow.
class ArchitectureTest {
    private static final String ROOT = "dev.ixion.";
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "ixion");
    private static final JavaClasses CLASSES = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.ixion");

    private static final String CORE = "ats text run secret command handler script ingest exec pulse canvas";
    /// What each package may use of ours, besides itself. `ui` stands for all screen packages.
    private static final Map<String, String> ALLOWED = Map.ofEntries(
        Map.entry("text", ""),
        Map.entry("run", ""),
        Map.entry("ats", "text"),
        Map.entry("secret", "ats text"),
        Map.entry("secret.file", "ats text secret"),
        Map.entry("secret.keyring", "ats text secret"),
        Map.entry("command", "ats text"),
        Map.entry("handler", "ats text command"),
        Map.entry("script", "ats text run"),
        Map.entry("ingest", "ats text run"),
        Map.entry("pulse", "ats text run"),
        Map.entry("canvas", "ats text"),
        Map.entry("exec", "ats text run command handler script ingest pulse"),
        Map.entry("script.graal", "ats text run script script.graal.border script.graal.net script.graal.output"),
        Map.entry("script.graal.border", "text script"),
        Map.entry("script.graal.net", "script.graal.border"),
        Map.entry("script.graal.output", "ats text run"),
        Map.entry("ingest.git", "ats text run ingest"),
        Map.entry("store", "ats text run pulse canvas store.search store.sql"),
        Map.entry("store.search", "ats text store.sql"),
        Map.entry("store.sql", "ats text"),
        Map.entry("app", CORE + " script.graal ingest.git store secret.file secret.keyring"),
        Map.entry("cli", CORE + " app"),
        Map.entry("ui", CORE + " app"));

    private static final int MOST_LINES = 500;
    private static final int MOST_ARGUMENTS = 7;
    private static final int MOST_CLASSES = 24;

    /// The boundaries beyond which nobody could say anything better about what went wrong.
    private static final Set<String> BROAD_CATCHES = Set.of(
        "pulse/Pulse.java: RuntimeException", "pulse/Pulse.java: Error", "pulse/PulseLoop.java: Throwable",
        "pulse/RunDueJobs.java: RuntimeException",
        "ui/thread/Background.java: RuntimeException", "ui/thread/Background.java: Error",
        "script/graal/ContextPool.java: Throwable", "script/graal/GraalRun.java: Throwable",
        "script/graal/FactGate.java: RuntimeException", "script/graal/RunWatch.java: Throwable",
        "ats/Listeners.java: RuntimeException",
        "store/sql/WriteQueue.java: RuntimeException", "store/sql/WriteQueue.java: Error",
        "store/sql/WriteQueue.java: Throwable");
    private static final Pattern CATCH = Pattern.compile("catch\\s*\\(([^)]*)\\)");
    private static final Set<String> BROAD = Set.of("Exception", "RuntimeException", "Throwable", "Error");

    static Stream<String> packages() {
        return ALLOWED.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyWhatLiesBelowIt(String name) {
        Stream<String> allowed = Stream.concat(Stream.of(name), Stream.of(ALLOWED.getOrDefault(name, "").split(" ")));
        String[] packages = allowed.filter(p -> !p.isEmpty()).map(ArchitectureTest::pattern).toArray(String[]::new);
        DescribedPredicate<JavaClass> ours = resideInAPackage("dev.ixion..");
        classes().that().resideInAPackage(pattern(name))
            .should().onlyDependOnClassesThat(not(ours).or(resideInAnyPackage(packages))).check(CLASSES);
    }

    private static String pattern(String name) {
        return ROOT + name + (name.equals("ui") ? ".." : "");
    }

    @Test
    void everyPackageHasItsPlaceInThisOrder() {
        Set<String> found = new TreeSet<>();
        CLASSES.forEach(c -> found.add(c.getPackageName().equals("dev.ixion")
            ? "Main"
            : c.getPackageName().substring(ROOT.length()).replaceFirst("^ui\\..*", "ui")));
        Set<String> known = new TreeSet<>(ALLOWED.keySet());
        known.add("Main");
        assertThat(found).isEqualTo(known);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.ixion.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void glyphsKnowNothingOfEachOther() {
        slices().matching("dev.ixion.ui.glyph.(*)..").should().notDependOnEachOther().check(CLASSES);
    }

    @Test
    void onlyTheFrameOfTheDesktopAndTheCommandLineSeeTheApplication() {
        noClasses().that().resideOutsideOfPackages("dev.ixion", "dev.ixion.app", "dev.ixion.cli", "dev.ixion.ui")
            .should().dependOnClassesThat().resideInAPackage("dev.ixion.app").check(CLASSES);
    }

    @Test
    void onlyTheApplicationKnowsWhichAdaptersThereAre() {
        noClasses().that().resideOutsideOfPackages("dev.ixion.app", "dev.ixion.store..", "dev.ixion.script.graal..",
            "dev.ixion.ingest.git", "dev.ixion.secret.*")
            .should().dependOnClassesThat()
            .resideInAnyPackage("dev.ixion.store..", "dev.ixion.script.graal..", "dev.ixion.ingest.git",
                "dev.ixion.secret.*")
            .check(CLASSES);
    }

    @Test
    void javaFxStaysOnTheScreen() {
        onlyIn("dev.ixion.ui..", "javafx..", "com.sun.javafx..", "org.fxmisc..", "org.reactfx..", "org.controlsfx..",
            "atlantafx..");
    }

    @Test
    void theCommandLineReachesNoJavaFx() {
        noClasses().that().resideInAPackage("dev.ixion.cli")
            .should().transitivelyDependOnClassesThat().resideInAnyPackage("javafx..", "dev.ixion.ui..")
            .check(CLASSES);
    }

    @Test
    void eachTechnologyStaysBehindItsPort() {
        onlyIn("dev.ixion.store..", "java.sql..", "javax.sql..", "org.sqlite..");
        onlyIn("dev.ixion.script.graal..", "org.graalvm..");
        onlyIn("dev.ixion.ingest.git", "org.eclipse.jgit..");
        onlyIn("dev.ixion.cli", "picocli..");
    }

    private static void onlyIn(String home, String... technology) {
        noClasses().that().resideOutsideOfPackage(home).should().dependOnClassesThat().resideInAnyPackage(technology)
            .check(CLASSES);
    }

    @Test
    void pulseKnowsNeitherPythonNorSql() {
        noClasses().that().resideInAPackage("dev.ixion.pulse").should().dependOnClassesThat()
            .resideInAnyPackage("dev.ixion.script..", "dev.ixion.store..", "org.graalvm..", "java.sql..")
            .check(CLASSES);
    }

    @Test
    void thereIsOneDoorToTheFxThread() {
        noClasses().that().doNotHaveFullyQualifiedName("dev.ixion.ui.thread.FxThread").should()
            .accessTargetWhere(target(name("runLater")).and(targetOwner(JavaClass.Predicates.type(Platform.class))))
            .check(CLASSES);
    }

    @Test
    void noClassIsNamedAfterNothing() {
        noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)").orShould()
            .haveNameMatching("(.*[.$])?Abstract[A-Z].*").check(CLASSES);
    }

    /// Records are left out: their values are named where they are read, and a row of a table has as many as it has.
    @Test
    void noConstructorTakesMoreThanSevenArguments() {
        List<String> large = CLASSES.stream().filter(c -> !c.isRecord() && !c.isEnum() && !c.isAnonymousClass())
            .flatMap(c -> c.getConstructors().stream())
            .filter(constructor -> constructor.getRawParameterTypes().size() > MOST_ARGUMENTS)
            .map(constructor -> constructor.getFullName()).toList();
        assertThat(large).isEmpty();
    }

    @Test
    void noPackageHoldsMoreClassesThanOneCanKnow() {
        Map<String, Long> large = CLASSES.stream()
            .filter(c -> c.isTopLevelClass() && !c.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        large.values().removeIf(count -> count <= MOST_CLASSES);
        assertThat(large).isEmpty();
    }

    @Test
    void noSourceFileIsLongerThanFiveHundredLines() throws IOException {
        Map<String, Long> large = new TreeMap<>();
        for (Path file : sources()) {
            large.put(SOURCES.relativize(file).toString(), Files.readString(file).lines().count());
        }
        large.values().removeIf(lines -> lines <= MOST_LINES);
        assertThat(large).isEmpty();
    }

    @Test
    void onlyBoundariesCatchBroadly() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : sources()) {
            String name = SOURCES.relativize(file).toString().replace('\\', '/');
            Matcher clauses = CATCH.matcher(Files.readString(file));
            while (clauses.find()) {
                Arrays.stream(clauses.group(1).split("[|\\s]+")).filter(BROAD::contains)
                    .forEach(type -> found.add(name + ": " + type));
            }
        }
        assertThat(found).isSubsetOf(BROAD_CATCHES);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
