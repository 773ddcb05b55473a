package org.connectorsdk.verification.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.verification.incidents.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The soak: {@code mvn -Psoak verify}. It prints one line for each provider and round, also into {@code
 * target/soak.txt}. Settings: {@code -Dsoak.operations=…} for another number, {@code -Dsoak.provider=…} for one
 * provider, {@code -Dsoak.operation=SEED} to play one operation again.
 */
@Tag("soak")
class SoakTest {
    private static final int OPERATIONS = Integer.getInteger("soak.operations", 20_000);

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void nothingIsDoubledLostOrDenied() throws Exception {
        List<ConformanceTarget> targets = Stage.targets()
                .filter(target -> List.of("", target.id()).contains(System.getProperty("soak.provider", "")))
                .toList();
        String again = System.getProperty("soak.operation", "");
        if (again.isEmpty()) {
            soak(targets);
        } else {
            for (ConformanceTarget target : targets) {
                Told told = new Round(target, false, 0).replay(Seeds.parse(again));
                System.out.println(target.id() + " " + told);
                assertThat(told.verdicts()).isEmpty();
            }
        }
    }

    private static void soak(List<ConformanceTarget> targets) throws Exception {
        Threads threads = new Threads();
        List<Figures> all = new Soak(targets, OPERATIONS).run();
        List<String> threadsLeft = threads.left();
        try (PrintStream report = new PrintStream(Files.newOutputStream(Path.of("target", "soak.txt")))) {
            for (PrintStream out : List.of(System.out, report)) {
                all.forEach(out::println);
                out.println("threads left " + threadsLeft.size());
                all.forEach(figures -> out.println(figures.details()));
                all.forEach(figures -> figures.stories().forEach(out::println));
            }
        }
        assertThat(threadsLeft).isEmpty();
        assertThat(all)
                .allSatisfy(figures ->
                        assertThat(figures.violations()).as("%s", figures).isEmpty());
    }
}
