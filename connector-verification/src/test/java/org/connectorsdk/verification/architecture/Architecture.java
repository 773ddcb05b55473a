package org.connectorsdk.verification.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.http.operation.Operation;
import org.jspecify.annotations.NullMarked;

/**
 * The rules, for the modules below one root package. A module is the first package below the root, and every module not
 * named here is a provider: a new one is under the rules from its first class on.
 *
 * @param root the package above all modules
 */
record Architecture(String root) {
    private static final Set<String> NO_PROVIDERS = Set.of(
            "api",
            "http",
            "testkit",
            "simulators",
            "cli",
            "jackson2",
            "jackson3",
            "jdbc",
            "micrometer",
            "opentelemetry",
            "spring",
            "temporal",
            "verification",
            "benchmarks");

    private static final Pattern EXPORTS = Pattern.compile("(?m)^    exports ([\\w.]+);$");

    /** The packages of connector-http, lowest first; the one without a name is the module's own. */
    private static final List<String> FLOORS_OF_HTTP = List.of(
            "internal.framing",
            "json",
            "internal.json",
            "error",
            "operation",
            "settings",
            "internal.settings",
            "auth",
            "webhook",
            "internal.transport",
            "internal.answer",
            "internal.resilience",
            "internal.call",
            "internal.declared",
            "",
            "provider");

    /** How the names of the rooms of a provider end. */
    private static final Set<String> ROOMS = Set.of(
            "",
            "api",
            "backfills",
            "catalog",
            "connections",
            "errors",
            "files",
            "jobs",
            "lifecycle",
            "mapper",
            "profiles",
            "provider",
            "queries",
            "quirks",
            "requests",
            "workspaces");

    /** The arrows: who may use whom. What a module may not use is said by naming all that it may. */
    ArchRule apiUsesNoOtherModule() {
        return classes().that(areOf("api")).should().onlyDependOnClassesThat(areOfNoModuleBut("api"));
    }

    ArchRule httpUsesTheApiAlone() {
        return classes().that(areOf("http")).should().onlyDependOnClassesThat(areOfNoModuleBut("http", "api"));
    }

    ArchRule providersUseNoOtherProvider() {
        return slices().matching(root + ".(*)..")
                .that(describe("are providers", slice -> isProvider(slice.getNamePart(1))))
                .should()
                .notDependOnEachOther();
    }

    ArchRule providersUseNeitherTestToolsNorCommandLine() {
        return noClasses()
                .that(describe("are of a provider", type -> isProvider(moduleOf(type))))
                .should()
                .dependOnClassesThat(areOf("testkit", "simulators", "cli"));
    }

    ArchRule testkitKnowsTheApiAlone() {
        return classes().that(areOf("testkit")).should().onlyDependOnClassesThat(areOfNoModuleBut("testkit", "api"));
    }

    ArchRule simulatorsKnowTheApiAndTheTestkitAlone() {
        return classes()
                .that(areOf("simulators"))
                .should()
                .onlyDependOnClassesThat(areOfNoModuleBut("simulators", "testkit", "api"));
    }

    ArchRule commandLineKnowsNoProvider() {
        return classes().that(areOf("cli")).should().onlyDependOnClassesThat(areOfNoModuleBut("cli", "api", "testkit"));
    }

    ArchRule apiUsesFewLibraries() {
        String[] allowed = {
            "java..", "javax.net.ssl..", "io.vavr.control..", "org.slf4j..", "org.jspecify.annotations..", root + ".."
        };
        return classes().that(areOf("api")).should().onlyDependOnClassesThat().resideInAnyPackage(allowed);
    }

    ArchRule apiShowsNoForeignTypeButEither() {
        DescribedPredicate<JavaClass> allowed = describe(
                "of the JDK or the API, or Either",
                type -> type.isPrimitive()
                        || type.getPackageName().startsWith("java.")
                        || type.getPackageName().equals("javax.net.ssl")
                        || moduleOf(type).equals("api")
                        || type.getName().equals("io.vavr.control.Either"));
        return classes().that(areOf("api")).should(new ShowOnly(allowed));
    }

    ArchRule answersKeepUnknownMembers() {
        return methods()
                .that()
                .areAnnotatedWith(Operation.class)
                .should(new KeepUnknownMembers(describe("of a provider", type -> isProvider(moduleOf(type)))));
    }

    ArchRule namesSaySomething() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Utilities|Helper|Helpers|Manager|Impl|Misc)(\\$.*)?");
    }

    ArchRule nothingInsideHttpAsksAPackageAbove() {
        return classes().that(areOf("http")).should(new AskNoPackageAbove(root + ".http", FLOORS_OF_HTTP));
    }

    ArchRule roomsLieInThePackageOfTheirProvider() {
        return noClasses()
                .that(describe("have the name of a room", this::isNamedAsARoom))
                .should()
                .resideOutsideOfPackages(root + ".*", root + ".*.internal")
                .orShould()
                .beNestedClasses();
    }

    ArchRule roomsHaveOneName() {
        return classes()
                .that(describe("are of a provider", type -> isProvider(moduleOf(type))))
                .should(new BeNamedAfterTheirRoom());
    }

    ArchRule wireRecordsAreNestedByResource() {
        return methods()
                .that()
                .areAnnotatedWith(Operation.class)
                .should(new NestWireRecords(describe("of a provider", type -> isProvider(moduleOf(type)))));
    }

    /** The modules that have a provider. */
    Set<String> providers(JavaClasses classes) {
        return classes.stream().map(this::moduleOf).filter(this::isProvider).collect(Collectors.toSet());
    }

    /** The classes of which each has a file of its own. */
    Stream<JavaClass> topLevel(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
    }

    /** The packages that have more classes than a reader can hold. */
    Map<String, Long> packagesLargerThan(int most, JavaClasses classes) {
        Map<String, Long> sizes = topLevel(classes)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        sizes.values().removeIf(size -> size <= most);
        return sizes;
    }

    /** The public types of a module's exported packages. */
    List<String> exportedTypes(String moduleInfo, JavaClasses classes) {
        Set<String> exported =
                EXPORTS.matcher(moduleInfo).results().map(each -> each.group(1)).collect(Collectors.toSet());
        return topLevel(classes)
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> exported.contains(type.getPackageName()))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    }

    private boolean isNamedAsARoom(JavaClass type) {
        String name = type.getSimpleName().toLowerCase(Locale.ROOT);
        String module = moduleOf(type);
        return isProvider(module) && name.startsWith(module) && ROOMS.contains(name.substring(module.length()));
    }

    /** The packages that lack {@link NullMarked}. */
    List<String> unmarkedPackages(JavaClasses classes) {
        return classes.getPackage(root).getSubpackagesInTree().stream()
                .filter(each -> !each.getClasses().isEmpty() && !each.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .sorted()
                .toList();
    }

    /** The packages that have classes in more than one jar or output directory, which the module path refuses. */
    List<String> splitPackages(JavaClasses classes) {
        var homes = new TreeMap<String, Set<String>>();
        for (JavaClass type : classes) {
            String uri = type.getSource().orElseThrow().getUri().toString();
            String home = uri.substring(0, uri.length() - (type.getName() + ".class").length());
            homes.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                    .add(home);
        }
        return homes.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> each.getKey() + " in " + each.getValue())
                .toList();
    }

    private DescribedPredicate<JavaClass> areOf(String... modules) {
        Set<String> wanted = Set.of(modules);
        return describe("are of " + String.join(", ", modules), type -> wanted.contains(moduleOf(type)));
    }

    private DescribedPredicate<JavaClass> areOfNoModuleBut(String... modules) {
        return areOf(modules)
                .or(not(describe(
                        "of the product", (JavaClass type) -> !moduleOf(type).isEmpty())));
    }

    private boolean isProvider(String module) {
        return !module.isEmpty() && !NO_PROVIDERS.contains(module);
    }

    /** The module's name, empty for a class that is not ours. */
    private String moduleOf(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName() + '.';
        String start = root + '.';
        return name.startsWith(start) ? name.substring(start.length(), name.indexOf('.', start.length())) : "";
    }
}
