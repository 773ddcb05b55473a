package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.cli.AcmeConnections.evidence;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.cli.Commands.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which error ends in which exit code, and in which words. */
class ExitCodeTest {

    private static Commands failing(ConnectorError error) {
        return Commands.on(new AcmeConnections() {
            @Override
            public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
                return Either.left(error);
            }
        });
    }

    static Stream<Arguments> codes() {
        return Stream.of(
                Arguments.of(2, new ConnectorError.Unsupported(evidence("get").build(), "GET")),
                Arguments.of(2, new ConnectorError.Configuration(evidence("get").build(), List.of())),
                Arguments.of(
                        2,
                        new ConnectorError.InvalidRequest(
                                evidence("get").outcome(Outcome.NOT_SENT).build(), List.of())),
                Arguments.of(
                        3,
                        new ConnectorError.InvalidRequest(
                                evidence("get").status(422).build(), List.of())),
                Arguments.of(
                        3, new ConnectorError.Unauthenticated(evidence("get").build())),
                Arguments.of(
                        3, new ConnectorError.PermissionDenied(evidence("get").build())),
                Arguments.of(3, new ConnectorError.NotFound(evidence("get").build(), "connection", "c1")),
                Arguments.of(3, new ConnectorError.Conflict(evidence("get").build(), Optional.empty())),
                Arguments.of(3, new ConnectorError.RateLimited(evidence("get").build())),
                Arguments.of(3, new ConnectorError.QueryFailed(evidence("get").build(), OptionalInt.empty())),
                Arguments.of(3, new ConnectorError.JobUnknown(evidence("get").build(), AcmeConnections.job("j1"))),
                Arguments.of(
                        4, new ConnectorError.ProviderFailure(evidence("get").build())),
                Arguments.of(4, new ConnectorError.CircuitOpen(evidence("get").build())),
                Arguments.of(
                        4, new ConnectorError.NotAnApiAnswer(evidence("get").build(), "text/html", "")),
                Arguments.of(
                        4, new ConnectorError.MalformedResponse(evidence("get").build(), "")),
                Arguments.of(
                        4, new ConnectorError.PayloadTooLarge(evidence("get").build(), 1, "max")),
                Arguments.of(
                        4,
                        new ConnectorError.Timeout(
                                evidence("get").build(), ConnectorError.Limit.DEADLINE, Duration.ofSeconds(1))),
                Arguments.of(
                        4,
                        new ConnectorError.Unreachable(
                                evidence("get").build(), ConnectorError.Reason.CONNECTION_REFUSED)),
                Arguments.of(5, new ConnectorError.OutcomeUnknown(unknown().build(), List.of())),
                Arguments.of(5, new ConnectorError.ProviderFailure(unknown().build())),
                Arguments.of(5, new ConnectorError.Interrupted(unknown().build(), Optional.empty())),
                Arguments.of(
                        6,
                        new ConnectorError.JobFailed(
                                evidence("get").build(), AcmeConnections.job("j1", JobState.FAILED))),
                Arguments.of(7, expired(WaitReason.PATIENCE)),
                Arguments.of(7, expired(WaitReason.STOPPED_BY_LISTENER)),
                Arguments.of(7, expired(WaitReason.NOT_PROGRESSING)),
                Arguments.of(7, expired(WaitReason.of("A_REASON_OF_THE_FUTURE"))),
                Arguments.of(130, new ConnectorError.Interrupted(evidence("get").build(), Optional.empty())));
    }

    private static ConnectorError expired(WaitReason why) {
        return new ConnectorError.WaitExpired(
                evidence("get").build(), AcmeConnections.job("j1"), Optional.empty(), why);
    }

    private static org.connectorsdk.api.error.ErrorContext.Builder unknown() {
        return evidence("get").outcome(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void eachErrorHasItsExitCode(int code, ConnectorError error) {
        assertThat(failing(error).run("get", "acme", "c1").code()).isEqualTo(code);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void eachErrorIsOneLineOfTextAndAtMostOneHint(int code, ConnectorError error) {
        Result result = failing(error).run("get", "acme", "c1");

        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines().filter(line -> line.startsWith("error: ")))
                .hasSize(1);
        assertThat(result.err().lines().filter(line -> !line.startsWith("error: ")))
                .hasSizeLessThan(2)
                .allMatch(line -> line.startsWith("hint: "));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void eachErrorIsOneJsonObjectWithItsExitCode(int code, ConnectorError error) {
        Result result = failing(error).run("get", "acme", "c1", "--output", "json");

        assertThat(result.err().lines()).hasSize(1).allMatch(line -> line.endsWith("\"exitCode\":" + code + "}}"));
    }

    @Test
    void anExpiredWaitSaysHowToGoOn() {
        assertThat(failing(expired(WaitReason.PATIENCE))
                        .run("get", "acme", "c1")
                        .err())
                .contains("hint: the job may go on; wait for it with: connectors await acme job1.acme.");
    }

    @Test
    void aDefectOfThisProgramIsToldWithoutItsMessage() {
        Result result = Commands.with(() -> {
                    throw new IllegalStateException("hunter2");
                })
                .run("get", "acme", "c1");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("error: a defect of this program (java.lang.IllegalStateException)")
                .doesNotContain("hunter2");
    }

    @Test
    void aDefectOfAProviderIsToldWithoutItsMessage() {
        Commands defect = Commands.on(new AcmeConnections() {
            @Override
            public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
                throw new IllegalStateException("hunter2");
            }
        });

        Result result = defect.run("get", "acme", "c1");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err())
                .contains("the provider failed with java.lang.IllegalStateException")
                .contains("This is a defect of the provider: report it to its author.")
                .doesNotContain("hunter2");
    }

    @Test
    void aHeapThatIsFullIsSaidInOneLine() {
        AcmeConnections full = new AcmeConnections() {
            @Override
            public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
                throw new OutOfMemoryError("Java heap space");
            }
        };

        Result result = Commands.on(full).run("get", "acme", "c1");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("error: this needs more memory").hasLineCount(1);
    }
}
