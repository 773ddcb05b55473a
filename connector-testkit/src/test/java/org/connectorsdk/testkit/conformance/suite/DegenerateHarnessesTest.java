package org.connectorsdk.testkit.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.testkit.conformance.OpenHook;
import org.connectorsdk.testkit.reference.ReferenceProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Providers that do nothing, or anything, collect no pass. */
class DegenerateHarnessesTest {
    private static final int THREADS = 4;

    /** What can be said of a provider without making a call. */
    private static final Set<String> STATIC_GROUPS = Set.of("DISC", "CAP", "CFG");

    private static ConformanceReport run(Mutant harness, Predicate<Ruleset.Entry> rules) {
        return harness.run().only(rules).parallel(THREADS, 0).run();
    }

    private static boolean isFunctional(Ruleset.Entry entry) {
        return !STATIC_GROUPS.contains(entry.group()) && !entry.id().equals("SEC-06"); // of settings that are refused
    }

    private static List<String> passed(ConformanceReport report) {
        return report.verdicts().entrySet().stream()
                .filter(verdict -> verdict.getValue() == Verdict.PASS)
                .map(verdict -> verdict.getKey() + " " + report.message(verdict.getKey()))
                .toList();
    }

    private static Mutant harness(String name, Supplier<OpenHook> hook) {
        return Mutant.of("CAP-01", name, "").by(hook);
    }

    /**
     * Nothing is declared: every gated rule is answered by the proof of the refusal, and every other one proves
     * nothing.
     */
    @Test
    void aProviderThatOffersNothingPassesNothing() {
        Mutant nothing = Mutant.of("CAP-01", "offers nothing", "").foundIn(() -> Connectors.of(new Nothing()));

        ConformanceReport report = run(nothing, DegenerateHarnessesTest::isFunctional);

        assertThat(passed(report)).isEmpty();
        assertThat(report.verdicts()).containsEntry("LIST-01", Verdict.REFUSED_OK);
        assertThat(report.verdicts()).containsEntry("WIRE-01", Verdict.INVALID);
        assertThat(report.result()).isEqualTo(ConformanceReport.Result.INVALID);
    }

    @Test
    void aProviderThatAnswersNullPassesNothing() {
        ConformanceReport report = run(
                harness(
                        "answers null",
                        () -> Defect.onCalls(
                                call -> call.answersEither() || call.name().equals("stream") ? null : without(call))),
                DegenerateHarnessesTest::isFunctional);

        assertThat(passed(report)).isEmpty();
        assertThat(report.result()).isIn(ConformanceReport.Result.INVALID, ConformanceReport.Result.NON_CONFORMANT);
    }

    /** It says yes to everything and asks nobody. */
    @Test
    void aProviderThatAlwaysSaysYesPassesNothing() {
        ConformanceReport report = run(
                harness(
                        "always says yes",
                        () -> Defect.onCalls(call -> call.answersEither()
                                ? Defect.empty()
                                : call.name().equals("stream") ? new NoItems() : without(call))),
                entry -> isFunctional(entry) && !entry.rule().alone());

        assertThat(passed(report)).isEmpty();
    }

    /** Neither facets nor other views. */
    private static @Nullable Object without(Call call) throws Throwable {
        return switch (call.name()) {
            case "facet" -> Optional.empty();
            case "orThrow", "async" -> null;
            default -> call.proceed();
        };
    }

    /** An end without a beginning. */
    private static final class NoItems implements ItemStream<Object> {
        @Override
        public Either<ConnectorError, Optional<Object>> next() {
            return Either.right(Optional.empty());
        }

        @Override
        public long delivered() {
            return 0;
        }

        @Override
        public void close() {}
    }

    /** A tool that passes with nothing connected proves nothing. */
    @Test
    void aServerThatIsNotThereLetsNothingPass() {
        ConformanceReport report = run(
                harness(
                        "has a dead server",
                        () -> Defect.settings(config -> config.set("base-url", "http://127.0.0.1:" + closedPort()))),
                DegenerateHarnessesTest::isFunctional);

        assertThat(passed(report)).isEmpty();
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reference provider's settings, and nothing that it can do. */
    private record Nothing() implements ConnectorProvider {
        @Override
        public String spiVersion() {
            return new ReferenceProvider().spiVersion();
        }

        @Override
        public ProviderDescriptor descriptor() {
            ProviderDescriptor able = new ReferenceProvider().descriptor();
            return able.toBuilder()
                    .cannot(able.capabilities().toArray(Capability[]::new))
                    .build();
        }

        @Override
        public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
            ProviderDescriptor described = descriptor();
            return Either.right(new ProviderConnections() {
                @Override
                public ProviderDescriptor descriptor() {
                    return described;
                }

                @Override
                public String account() {
                    return "";
                }

                @Override
                public <F> Optional<F> facet(Class<F> type) {
                    return Optional.empty();
                }

                @Override
                public void close() {}
            });
        }
    }
}
