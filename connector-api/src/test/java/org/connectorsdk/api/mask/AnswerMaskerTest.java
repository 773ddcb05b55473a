package org.connectorsdk.api.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.text.Masker;
import org.junit.jupiter.api.Test;

/** Every text of a vendor is masked, and what is data stays. */
class AnswerMaskerTest {
    private static final String SAID = "said hunter2";
    private static final String MASKED = "said [secret]";

    private static final JobRef JOB = new JobRef(
            "acme",
            JobRef.fingerprint("https://api.example", ""),
            "job",
            "job-7",
            Optional.of(ConnectionId.of("conn-1")));

    private final AnswerMasker masks = new AnswerMasker(() -> Masker.none().and(List.of(Secret.of("hunter2"))));

    private static Connection connection(String id, String name) {
        return Connection.builder(ConnectionId.of(id), name, "postgres").build();
    }

    private static ErrorContext context() {
        return ErrorContext.of("acme", "get")
                .summary(SAID)
                .vendorCode(SAID)
                .requestId(SAID)
                .advice(SAID)
                .excerpt(SAID)
                .build();
    }

    @Test
    void allTextsOfAnErrorAreMasked() {
        ErrorContext masked =
                masks.error(new ConnectorError.PermissionDenied(context())).context();

        assertThat(masked.summary()).isEqualTo(MASKED);
        assertThat(masked.vendorCode()).contains(MASKED);
        assertThat(masked.requestId()).contains(MASKED);
        assertThat(masked.advice()).contains(MASKED);
        assertThat(masked.excerpt()).isEqualTo(MASKED);
    }

    @Test
    void whatAnErrorLacksStaysAway() {
        ErrorContext masked = masks.error(new ConnectorError.PermissionDenied(
                        ErrorContext.of("acme", "get").build()))
                .context();

        assertThat(masked.vendorCode()).isEmpty();
        assertThat(masked.requestId()).isEmpty();
        assertThat(masked.advice()).isEmpty();
        assertThat(masked.excerpt()).isEmpty();
    }

    @Test
    void violationsAreMasked() {
        ConnectorError error =
                new ConnectorError.InvalidRequest(context(), List.of(new FieldViolation(SAID, SAID, SAID)));

        assertThat(((ConnectorError.InvalidRequest) masks.error(error)).violations())
                .containsExactly(new FieldViolation(MASKED, MASKED, MASKED));
    }

    @Test
    void theIdThatConflictsIsMasked() {
        ConnectorError error = new ConnectorError.Conflict(context(), Optional.of(SAID), ConflictReason.of("odd"));

        ConnectorError.Conflict masked = (ConnectorError.Conflict) masks.error(error);

        assertThat(masked.conflictingId()).contains(MASKED);
        assertThat(masked.reason()).isEqualTo(ConflictReason.of("odd"));
    }

    @Test
    void candidatesAreMasked() {
        ConnectorError error = new ConnectorError.OutcomeUnknown(context(), List.of(SAID, "plain"));

        assertThat(((ConnectorError.OutcomeUnknown) masks.error(error)).candidates())
                .containsExactly(MASKED, "plain");
    }

    private static Job job() {
        return Job.builder(JOB, new JobStatus(SAID, JobState.FAILED))
                .type(SAID)
                .failure(new JobFailure(SAID, SAID, SAID, OptionalInt.of(3), List.of(SAID, "plain"), Optional.of(SAID)))
                .warnings(List.of(SAID))
                .vendorFields(JsonObject.of("field", SAID))
                .build();
    }

    private static void assertMasked(Job job) {
        assertThat(job.status()).isEqualTo(new JobStatus(MASKED, JobState.FAILED));
        assertThat(job.type()).isEqualTo(MASKED);
        assertThat(job.failure())
                .contains(new JobFailure(
                        MASKED, MASKED, MASKED, OptionalInt.of(3), List.of(MASKED, "plain"), Optional.of(MASKED)));
        assertThat(job.warnings()).containsExactly(MASKED);
        assertThat(job.vendorFields().toJson()).isEqualTo("{\"field\":\"said [secret]\"}");
    }

    @Test
    void theJobThatFailedIsMasked() {
        ConnectorError error = new ConnectorError.JobFailed(context(), job());

        assertMasked(((ConnectorError.JobFailed) masks.error(error)).job());
    }

    @Test
    void allTextsOfAJobAreMasked() {
        assertMasked(masks.value(job()));
        assertMasked(masks.masked(Either.right(job())).get());
    }

    @Test
    void jobsOfAPageAreMasked() {
        Page<Job> page = new Page<>(List.of(job()), Optional.empty(), OptionalLong.of(1), List.of());

        Page<Job> masked = masks.value(page);

        assertMasked(masked.items().get(0));
        assertThat(masked.total()).hasValue(1);
    }

    @Test
    void warningsOfAPageAreMaskedAndItsItemsAreData() {
        Connection item = connection("conn-1", SAID);
        Page<Connection> page = new Page<>(List.of(item), Optional.empty(), OptionalLong.empty(), List.of(SAID));

        Page<Connection> masked = masks.value(page);

        assertThat(masked.warnings()).containsExactly(MASKED);
        assertThat(masked.items()).containsExactly(item);
    }

    @Test
    void aPageWithoutTextsIsTheSameObject() {
        Page<Connection> page = Page.of(List.of(connection("conn-1", SAID)), null);

        assertThat(masks.value(page)).isSameAs(page);
    }

    @Test
    void warningsOfAConnectionAreMaskedAndItsNameIsData() {
        Connection connection =
                connection("conn-1", SAID).toBuilder().warnings(List.of(SAID)).build();

        Connection masked = masks.value(connection);

        assertThat(masked.warnings()).containsExactly(MASKED);
        assertThat(masked.name()).isEqualTo(SAID);
    }

    @Test
    void aConnectionWithoutWarningsIsTheSameObject() {
        Connection connection = connection("conn-1", "orders");

        assertThat(masks.value(connection)).isSameAs(connection);
    }

    @Test
    void allTextsOfATestAreMasked() {
        TestReport report = TestReport.builder(false)
                .message(SAID)
                .reason(SAID)
                .vendorFields(JsonObject.of("field", SAID))
                .parts(List.of(new TestReport.Part(
                        "source", "s-1", TestReport.State.FAILED, SAID, JsonObject.of("field", SAID))))
                .build();

        TestReport masked = masks.value(report);

        assertThat(masked.message()).isEqualTo(MASKED);
        assertThat(masked.reason()).contains(MASKED);
        assertThat(masked.vendorFields()).isEqualTo(JsonObject.of("field", MASKED));
        assertThat(masked.parts())
                .containsExactly(new TestReport.Part(
                        "source", "s-1", TestReport.State.FAILED, MASKED, JsonObject.of("field", MASKED)));
    }

    @Test
    void allTextsOfAnAccountAreMasked() {
        AccountReport report = AccountReport.builder(true, false)
                .denied(Capability.SYNC, SAID)
                .problem(new ConnectorError.Unauthenticated(context()))
                .warnings(List.of(SAID))
                .vendorFields(JsonObject.of("field", SAID))
                .build();

        AccountReport masked = masks.value(report);

        assertThat(masked.denied()).isEqualTo(Map.of(Capability.SYNC, MASKED));
        assertThat(masked.problem())
                .hasValueSatisfying(
                        problem -> assertThat(problem.context().summary()).isEqualTo(MASKED));
        assertThat(masked.warnings()).containsExactly(MASKED);
        assertThat(masked.vendorFields()).isEqualTo(JsonObject.of("field", MASKED));
    }

    @Test
    void problemsOfACatalogAreMasked() {
        ConnectorError error = new ConnectorError.PermissionDenied(context());
        CatalogSummary summary = new CatalogSummary(1, 2, List.of(new CatalogProblem(SAID, error)), true);

        CatalogSummary masked = masks.value(summary);

        assertThat(masked.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place()).isEqualTo(MASKED);
            assertThat(problem.error().context().summary()).isEqualTo(MASKED);
        });
        assertThat(masked.tables()).isEqualTo(1);
        assertThat(masked.columns()).isEqualTo(2);
        assertThat(masked.stopped()).isTrue();
    }

    @Test
    void anotherValueIsTheSameObject() {
        Object value = new Object();

        assertThat(masks.value(value)).isSameAs(value);
    }

    @Test
    @SuppressWarnings("NullAway") // a provider of a stranger may break its contract
    void nothingIsLeftForTheGuardToJudge() {
        Either<ConnectorError, Job> nothing = null;
        ConnectorError none = null;

        assertThat(masks.masked(nothing)).isNull();
        assertThat(masks.error(none)).isNull();
    }
}
