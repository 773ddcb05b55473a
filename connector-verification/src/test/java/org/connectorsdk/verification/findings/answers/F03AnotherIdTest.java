package org.connectorsdk.verification.findings.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-03: an answer about something else never reaches the caller as an answer about what was asked for. */
@Finding(value = "F-03", rule = "What is read back about X must be about X")
class F03AnotherIdTest {
    private static final Set<String> CONNECTION = Set.of("id", "connectionId");
    private static final Set<String> OWNER = Set.of("connectionId", "connection_id", "configId");
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
    void aReadIsNotAnsweredWithAnotherConnection(Case<String> one, Stage stage) {
        ConnectionId id = stage.seed(1).get(0).id();
        stage.always(NeutralCall.GET, about(CONNECTION, one.value()));

        assertAnother(one.error(stage.open(), ViewCall.get(id)), Outcome.REFUSED, one.value());
    }

    @ForEveryCase(with = "UPDATE")
    void aChangeIsNotAnsweredWithAnotherConnection(Case<String> one, Stage stage) {
        Connection seeded = stage.seed(1).get(0);
        ConnectionId id = seeded.id();
        ConnectionChange change = stage.harness().changeFor(seeded);
        stage.always(NeutralCall.UPDATE, about(CONNECTION, one.value()));

        assertAnother(one.error(stage.open(), ViewCall.update(id, change)), Outcome.UNKNOWN, one.value());
    }

    @ForEveryCase(with = "SYNC")
    void aLookIsNotAnsweredWithAnotherJob(Case<String> one, Stage stage) {
        JobRef ref = stage.started(stage.open(), JobStep.of(JobState.RUNNING));
        stage.always(NeutralCall.JOB, about(JOB, one.value()));

        assertAnother(one.error(stage.open(), ViewCall.job(ref)), Outcome.REFUSED, one.value());
    }

    /** Rewrites the connection of listed jobs: of the first one, or of each. */
    private static Fault jobsOf(String id, boolean all) {
        return Fault.rewriteJson(body -> {
            boolean[] first = {true};
            for (JsonNode job : body.findParents("status")) {
                ObjectNode named = job.get("job") instanceof ObjectNode inner ? inner : (ObjectNode) job;
                if (all || first[0]) {
                    OWNER.stream().filter(named::has).forEach(name -> named.put(name, id));
                }
                first[0] = false;
            }
        });
    }

    @ForEveryCase(with = {"SYNC", "JOB_LIST"})
    void aJobOfAnotherConnectionIsLeftOutWithAWarning(Case<String> one, Stage stage) {
        Connections client = stage.open();
        JobRef newer = twoJobs(stage, client);
        ConnectionId id = newer.connection().orElseThrow();
        stage.always(NeutralCall.JOBS, jobsOf(one.value(), false));

        Page<Job> page = one.answer(client, ViewCall.jobs(id, JobQuery.all()));

        assertThat(page.items())
                .extracting(job -> job.ref().jobId())
                .doesNotContain(newer.jobId())
                .hasSize(1);
        assertThat(page.warnings())
                .singleElement()
                .asString()
                .contains(newer.jobId(), one.value(), id.value(), "left out");
    }

    @ForEveryCase(with = {"SYNC", "JOB_LIST"})
    void aListOfNothingButJobsOfOthersIsAnotherAnswer(Case<String> one, Stage stage) {
        Connections client = stage.open();
        ConnectionId id = twoJobs(stage, client).connection().orElseThrow();
        stage.always(NeutralCall.JOBS, jobsOf(one.value(), true));

        assertAnother(one.error(client, ViewCall.jobs(id, JobQuery.all())), Outcome.REFUSED, one.value());
    }

    /** Two jobs of one connection, of which the older one has ended. {@return the newer one} */
    private static JobRef twoJobs(Stage stage, Connections client) {
        ConnectionId id = stage.syncable(JobStep.of(JobState.SUCCEEDED));
        JobRef older = client.sync(id, SyncRequest.full()).get().ref();
        client.await(older, WaitPolicy.upTo(Duration.ofMinutes(5))).get();
        stage.harness().scriptNextJob(List.of(JobStep.of(JobState.RUNNING)));
        return client.sync(id, SyncRequest.full()).get().ref();
    }

    /** A start that stumbles over the job of somebody else's connection neither joins it nor blames it. */
    @ForEveryCase(with = {"SYNC", "JOB_LIST"})
    void aRunningJobOfAnotherConnectionIsNotJoined(Case<String> one, Stage stage) {
        Connections client = stage.open();
        JobRef running = stage.started(client, JobStep.of(JobState.RUNNING));
        ConnectionId id = running.connection().orElseThrow();
        stage.always(NeutralCall.SYNC, Fault.status(409));
        stage.always(NeutralCall.JOBS, jobsOf(one.value(), true));
        stage.always(NeutralCall.JOB, about(OWNER, one.value()));

        ConnectorError error = one.error(client, ViewCall.sync(id));

        assertThat(error.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(((ConnectorError.Conflict) error).conflictingId()).isNotEqualTo(Optional.of(running.jobId()));
    }

    @ForEveryCase(only = "planasonix")
    void aDeletionOfAnotherConnectionIsNone(Case<String> one, Stage stage) {
        ConnectionId id = stage.seed(1).get(0).id();
        stage.always(NeutralCall.DELETE, about(CONNECTION, one.value()));

        assertAnother(one.error(stage.open(), ViewCall.delete(id)), Outcome.UNKNOWN, one.value());
    }

    /** The server said yes; what else it says, or does not, takes nothing back. */
    @ForEveryCase(only = "planasonix", inputs = "acknowledgements")
    void aDeletionThatSaysNothingOfItselfIsOne(Case<String> one, Stage stage) {
        ConnectionId id = stage.seed(1).get(0).id();
        stage.always(NeutralCall.DELETE, Fault.rewrite(answer -> Answer.json(200, one.value())));

        assertThat(one.answer(stage.open(), ViewCall.delete(id))).isEqualTo(Deletion.gone(id));
    }

    static List<Input<String>> acknowledgements() {
        return List.of(
                Input.of("nothing", ""),
                Input.of("blanks", "  \n"),
                Input.of("an empty object", "{}"),
                Input.of("no id", "{\"ok\":true}"),
                Input.of("a blank id", "{\"ok\":true,\"id\":\"\"}"),
                Input.of("a text", "\"deleted\""),
                Input.of("half an answer", "{\"ok\":tr"));
    }

    @ForEveryCase(only = "planasonix")
    void resultsOfAnotherJobAreNotTakenForThoseOfThisOne(Case<String> one, Stage stage) {
        JobRef ref = stage.started(stage.open(), JobStep.of(JobState.SUCCEEDED));
        stage.always("orchestration.jobs.results", about(JOB, one.value()));

        Job job = one.answer(stage.open(), ViewCall.job(ref));

        assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.progress().tablesDone()).isEmpty();
        assertThat(job.warnings()).singleElement().asString().contains(one.value(), ref.jobId());
    }

    /** UUIDs are the same in either case. */
    @ForEveryCase(with = "GET")
    void theSameIdInCapitalsIsTheSame(Case<String> one, Stage stage) {
        Connection seeded = stage.seed(1).get(0);
        String id = seeded.id().value();
        if (id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            stage.always(NeutralCall.GET, about(CONNECTION, id.toUpperCase(Locale.ROOT)));
        }

        assertThat(one.answer(stage.open(), ViewCall.get(seeded.id())).name()).isEqualTo(seeded.name());
    }
}
