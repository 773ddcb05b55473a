package org.connectorsdk.testkit.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.OpenHook;
import org.connectorsdk.testkit.reference.ReferenceProvider;
import org.connectorsdk.testkit.reference.ReferenceTarget;
import org.junit.jupiter.api.Test;

/** What CAP-01 makes of capabilities that do not work: each is judged by itself, and what is waived is known. */
class CapabilitiesTest {
    private static final Map<String, String> BROKEN = Map.of("purge", "PURGE", "test", "TEST");

    /** Purges, and tests of what is there, are declared and refused. */
    private abstract static class Subject extends ConnectorConformanceSuite {
        @Override
        protected ConformanceTarget target() {
            return new ReferenceTarget();
        }

        @Override
        protected Connectors connectors() {
            return Connectors.of(new ReferenceProvider());
        }

        @Override
        OpenHook hook() {
            return Defect.onCalls(
                    call -> BROKEN.containsKey(call.name()) && call.arguments().get(0) instanceof ConnectionId
                            ? Either.left(Errors.unsupported(String.valueOf(BROKEN.get(call.name()))))
                            : call.proceed());
        }

        @Override
        LocalDate today() {
            return LocalDate.parse("2026-11-21");
        }

        ConformanceReport run(String... rules) {
            return ConformanceRun.of(this)
                    .only(entry -> List.of(rules).contains(entry.id()))
                    .run();
        }
    }

    private static final class Unwaived extends Subject {}

    @Waive(rule = "PURGE-01", reason = "purges are being rebuilt", until = "2026-12-01")
    private static final class PurgeWaived extends Subject {}

    @Waive(rule = "PURGE-01", reason = "purges are being rebuilt", until = "2026-12-01")
    @Waive(rule = "PURGE-03", reason = "purges are being rebuilt", until = "2026-12-01")
    @Waive(rule = "TEST-01", reason = "tests are being rebuilt", until = "2026-12-01")
    private static final class AllWaived extends Subject {}

    @Waive(rule = "PURGE-01", reason = "purges are being rebuilt", until = "2026-11-20")
    private static final class Ended extends Subject {}

    @Test
    void eachThatDoesNotWorkIsNamedAndTakesNoOtherDown() {
        assertThat(new Unwaived().run("CAP-01").message("CAP-01"))
                .contains("PURGE is declared and answers")
                .contains("TEST is declared and answers")
                .doesNotContain("LIST is", "CREATE is", "SYNC is", "INTROSPECT is");
    }

    @Test
    void aWaivedOneIsKnownAndTheOthersAreNot() {
        assertThat(new PurgeWaived().run("CAP-01").message("CAP-01"))
                .contains("TEST is declared and answers")
                .doesNotContain("PURGE is declared");
    }

    @Test
    void whenAllThatDoNotWorkAreWaivedItPasses() {
        ConformanceReport report = new AllWaived().run("CAP-01");

        assertThat(report.message("CAP-01")).isEmpty();
        assertThat(report.verdicts()).containsEntry("CAP-01", Verdict.PASS);
    }

    @Test
    void aWaiverThatHasEndedExcusesNothing() {
        assertThat(new Ended().run("CAP-01").message("CAP-01")).contains("PURGE is declared and answers");
    }

    @Test
    void theReportTellsWhatIsWaivedFromWhatIsUnproven() {
        ConformanceReport report = new PurgeWaived().run("CAP-01", "PURGE-01", "TEST-01", "LIST-01");

        assertThat(truth(report, "PURGE")).isEqualTo("WAIVED");
        assertThat(truth(report, "TEST")).isEqualTo("UNPROVEN");
        assertThat(truth(report, "LIST")).isEqualTo("PROVEN");
    }

    private static String truth(ConformanceReport report, String capability) {
        return report.toJson().array("capabilities").orElseThrow().stream()
                .map(each -> each.asObject().orElseThrow())
                .filter(each -> each.string("name").orElseThrow().equals(capability))
                .findFirst()
                .orElseThrow()
                .string("truth")
                .orElseThrow();
    }
}
