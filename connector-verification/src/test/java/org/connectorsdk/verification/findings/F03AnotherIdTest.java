package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.testkit.conformance.ConformanceSubject.JobStep;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.incidents.Stage;

/** F-03: an answer about something else never reaches the caller as an answer about what was asked for. */
@Finding(value = "F-03", rule = "What is read back about X must be about X")
class F03AnotherIdTest {
    private static final Set<String> CONNECTION = Set.of("id", "connectionId");
    private static final Set<String> JOB = Set.of("id", "jobId", "job_id");

    /** Other ids, each like one that a vendor could have. */
    static List<Input<String>> inputs() {
        return List.of(
                Input.of("another id", "99999"),
                Input.of("another id that is longer", "9999999999"),
                Input.of("an id below one", "-1"),
                Input.of("the first id", "1000001"),
                Input.of("an id of few digits", "77"),
                Input.of("zero", "0"));
    }

    private static Fault about(Set<String> names, String id) {
        return Fault.rewriteJson(body -> rename(body, names, id));
    }

    private static void rename(ObjectNode node, Set<String> names, String id) {
        boolean known = false;
        for (String name : names) {
            JsonNode value = node.get(name);
            if (value != null && value.isIntegralNumber()) {
                node.put(name, Long.parseLong(id));
                known = true;
            } else if (value != null && value.isTextual()) {
                node.put(name, id);
                known = true;
            }
        }
        if (!known) {
            node.properties().forEach(member -> {
                if (member.getValue() instanceof ObjectNode inner) {
                    rename(inner, names, id);
                }
            });
        }
    }

    private static void assertAnother(ConnectorError error, Outcome outcome, String id) {
        assertThat(error.kind()).as(error.message()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.outcome()).isEqualTo(outcome);
        assertThat(error.message()).contains(id);
    }

    @ForEveryCase(with = "GET")
    void aReadIsNotAnsweredWithAnotherConnection(Case<String> one) {
        try (Stage stage = new Stage(one.target())) {
            ConnectionId id = stage.subject().seed(1).get(0).id();
            stage.on(NeutralCall.GET).always().inject(about(CONNECTION, one.value()));

            assertAnother(one.view().ask(stage.open(), ViewCall.get(id)).getLeft(), Outcome.REFUSED, one.value());
        }
    }

    @ForEveryCase(with = "UPDATE")
    void aChangeIsNotAnsweredWithAnotherConnection(Case<String> one) {
        try (Stage stage = new Stage(one.target())) {
            ConnectionId id = stage.subject().seed(1).get(0).id();
            ConnectionChange change = ConnectionChange.builder().name("renamed").build();
            stage.on(NeutralCall.UPDATE).always().inject(about(CONNECTION, one.value()));

            assertAnother(
                    one.view().ask(stage.open(), ViewCall.update(id, change)).getLeft(), Outcome.UNKNOWN, one.value());
        }
    }

    @ForEveryCase(with = "SYNC")
    void aLookIsNotAnsweredWithAnotherJob(Case<String> one) {
        try (Stage stage = new Stage(one.target())) {
            JobRef ref = stage.started(stage.open(), JobStep.of(JobState.RUNNING));
            stage.on(NeutralCall.JOB).always().inject(about(JOB, one.value()));

            assertAnother(one.view().ask(stage.open(), ViewCall.job(ref)).getLeft(), Outcome.REFUSED, one.value());
        }
    }

    /** UUIDs are the same in either case. */
    @ForEveryCase(with = "GET")
    void theSameIdInCapitalsIsTheSame(Case<String> one) {
        try (Stage stage = new Stage(one.target())) {
            Connection seeded = stage.subject().seed(1).get(0);
            String id = seeded.id().value();
            if (id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
                stage.on(NeutralCall.GET).always().inject(about(CONNECTION, id.toUpperCase(Locale.ROOT)));
            }

            assertThat(one.view()
                            .ask(stage.open(), ViewCall.get(seeded.id()))
                            .get()
                            .name())
                    .isEqualTo(seeded.name());
        }
    }
}
