package org.connectorsdk.verification.findings.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;

/** F-28: a program with libraries that are too old learns it when it opens a client, in one line. */
@Finding(value = "F-28", rule = "The host's libraries are checked once, at open")
class F28HostLibrariesTest {
    private static final Path TOO_OLD = Path.of("target", "too-old").toAbsolutePath();

    /** The lines of each program, which opens all clients at once. */
    private static final Map<List<String>, List<String>> PRINTED = new ConcurrentHashMap<>();

    /** The jars that come first on the class path, and what the error has to name. */
    private record Host(List<String> jars, List<String> named) {}

    static List<Input<Host>> inputs() {
        String core = "jackson-core-2.15.4.jar";
        String databind = "jackson-databind-2.15.4.jar";
        String annotations = "jackson-annotations-2.15.4.jar";
        String kotlin = "kotlin-stdlib-1.4.0.jar";
        String okio = "okio-jvm-3.0.0.jar";
        String okHttp = "okhttp-3.14.9.jar";
        return List.of(
                Input.of(
                        "Jackson 2.15.4",
                        new Host(List.of(core, databind, annotations), List.of(core, databind, "2.16"))),
                Input.of("Jackson core 2.15.4 alone", new Host(List.of(core), List.of("2.15.4", core, "2.16"))),
                Input.of(
                        "Jackson databind 2.15.4 alone",
                        new Host(List.of(databind), List.of("2.15.4", databind, "2.16"))),
                Input.of("Kotlin 1.4", new Host(List.of(kotlin), List.of("Kotlin", "1.4.0", kotlin, "1.9"))),
                Input.of("okio 3.0", new Host(List.of(okio), List.of("okio 3.0.0", okio, "3.6"))),
                Input.of("OkHttp 3.14.9", new Host(List.of(okHttp), List.of("OkHttp 3.14.9", okHttp, "4.12"))),
                Input.of(
                        "all of them",
                        new Host(
                                List.of(core, databind, kotlin, okio, okHttp),
                                List.of(core, databind, kotlin, okio, okHttp))));
    }

    @ForEveryCase
    void openSaysInOneLineWhatIsTooOldAndNeeded(Case<Host> one) {
        String line = line(one.value().jars(), one.target().id());

        assertThat(line).contains("\tCONFIGURATION\t");
        assertThat(line).contains(one.value().named());
    }

    @ForEveryCase
    void withItsOwnLibrariesItOpens(Case<Host> one) {
        assertThat(line(List.of(), one.target().id())).contains("\tOPEN\t");
    }

    private static String line(List<String> jars, String target) {
        return PRINTED.computeIfAbsent(jars, F28HostLibrariesTest::run).stream()
                .filter(line -> line.startsWith(target + "\t"))
                .findFirst()
                .orElse("nothing was printed for " + target);
    }

    private static List<String> run(List<String> jars) {
        List<String> path =
                jars.stream().map(jar -> TOO_OLD.resolve(jar).toString()).toList();
        return new HostProcess("open", path, Map.of(), target -> Map.of()).lines();
    }
}
