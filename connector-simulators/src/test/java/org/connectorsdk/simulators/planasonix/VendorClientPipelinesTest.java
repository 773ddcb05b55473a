package org.connectorsdk.simulators.planasonix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vendor's own client asks for beyond connections: pipelines, their runs and schedules. */
class VendorClientPipelinesTest extends PlanasonixSimulatorTestBase {
    private static final String PIPELINES = "/api/pipelines";
    private static final String SCHEDULES = "/api/schedules";

    private String pipeline = "";

    VendorClientPipelinesTest() {
        super("client");
    }

    @BeforeEach
    void create() {
        String draft = "{'name':'p','nodes':[{'id':'n'}],'edges':null,'status':'paused'}";
        pipeline = PIPELINES + "/" + caller.post(PIPELINES, draft).at("/id");
    }

    @Test
    void aPipelineIsListedBareWithItsGraph() {
        Reply all = caller.get(PIPELINES);
        assertThat(all.at("/0/name")).isEqualTo("p");
        assertThat(all.at("/0/nodes/0/id")).isEqualTo("n");
        assertThat(all.json().at("/0/edges").isArray()).isTrue();
    }

    @Test
    void aPutTakesThePlaceOfTheGraph() {
        caller.put(pipeline, "{'id':'x','name':'q','nodes':[{'id':'m'}],'edges':[]}");
        assertThat(caller.get(pipeline).at("/name")).isEqualTo("q");
        assertThat(caller.get(pipeline).at("/nodes/0/id")).isEqualTo("m");
        assertThat(caller.get(pipeline).at("/status")).isEqualTo("paused");
    }

    @Test
    void aPipelineIsPausedAndResumed() {
        String status = pipeline + "/status";
        assertThat(caller.send("PATCH", status, "{'status':'active'}").at("/status"))
                .isEqualTo("active");
        assertThat(caller.send("PATCH", status, "{'status':'odd'}").status()).isEqualTo(400);
    }

    @Test
    void aRunTakesAMinuteAndTheNewestComesFirst() {
        caller.post(pipeline + "/run", "{}");
        clock.advance(Duration.ofMinutes(1));
        String second = caller.post(pipeline + "/run", "{'parameters':{'a':1}}").at("/runId");
        Reply runs = caller.get(pipeline + "/runs?limit=50");
        assertThat(runs.at("/0/id")).isEqualTo(second);
        assertThat(runs.at("/0/status")).isEqualTo("running");
        assertThat(runs.at("/1/status")).isEqualTo("success");
        assertThat(caller.get(pipeline + "/runs?limit=1").json()).hasSize(1);
        assertThat(caller.get(pipeline + "/runs?limit=none").status()).isEqualTo(400);
    }

    @Test
    void aPipelineThatIsDeletedIsGone() {
        assertThat(caller.delete(pipeline).status()).isEqualTo(204);
        assertThat(caller.get(pipeline).status()).isEqualTo(404);
    }

    @Test
    void theAssistantDraftsAPipelineOrAsksBack() {
        Reply draft = caller.post("/api/ai/generate-pipeline", "{'description':'copy orders'}");
        assertThat(draft.at("/success")).isEqualTo("true");
        assertThat(draft.json().at("/nodes")).hasSize(2);
        Reply question = caller.post("/api/ai/generate-pipeline", "{'description':' '}");
        assertThat(question.at("/needsClarification")).isEqualTo("true");
    }

    @Test
    void theAssistantAddsToWhatIsThere() {
        String asked = "{'request':'%s','currentNodes':[],'currentEdges':null,'pipelineName':'p'}";
        String path = "/api/ai/enhance-pipeline";
        assertThat(caller.post(path, asked.formatted("filter")).json().at("/newNodes"))
                .hasSize(1);
        assertThat(caller.post(path, asked.formatted("")).at("/success")).isEqualTo("false");
    }

    private Reply schedule() {
        return caller.post(
                SCHEDULES,
                "{'pipelineId':'%s','cronExpression':'0 6 * * *','frequency':'daily','timezone':'UTC'}"
                        .formatted(pipeline.substring(PIPELINES.length() + 1)));
    }

    @Test
    void aScheduleNamesItsPipelineAndIsListedUnderData() {
        schedule();
        Reply all = caller.get(SCHEDULES);
        assertThat(all.at("/data/0/pipelineName")).isEqualTo("p");
        assertThat(all.at("/data/0/enabled")).isEqualTo("true");
    }

    @Test
    void whatAChangeOfAScheduleLeavesOutIsEmptyAfterwards() {
        Reply made = schedule();
        String path = SCHEDULES + "/" + made.at("/id");
        caller.put(path, "{'pipelineId':'%s','frequency':'hourly'}".formatted(made.at("/pipelineId")));
        assertThat(caller.get(path).at("/frequency")).isEqualTo("hourly");
        assertThat(caller.get(path).at("/cronExpression")).isEmpty();
    }

    @Test
    void aScheduleIsSwitchedOffAndOn() {
        String path = SCHEDULES + "/" + schedule().at("/id");
        caller.post(path + "/disable", "");
        assertThat(caller.get(path).at("/enabled")).isEqualTo("false");
        caller.post(path + "/enable", "");
        assertThat(caller.get(path).at("/enabled")).isEqualTo("true");
    }

    @Test
    void aScheduleThatIsDeletedIsGone() {
        String path = SCHEDULES + "/" + schedule().at("/id");
        assertThat(caller.delete(path).status()).isEqualTo(204);
        assertThat(caller.get(path).status()).isEqualTo(404);
    }

    @Test
    void aScheduleIsOfAPipelineThatIsThere() {
        assertThat(caller.post(SCHEDULES, "{'pipelineId':'none'}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {PIPELINES, SCHEDULES})
    void theReferenceHasNeither(String path) {
        try (PlanasonixSimulator reference = new PlanasonixSimulator(SimulatorOptions.defaults())) {
            reference.start();
            assertThat(Caller.of(reference).get(path).status()).isEqualTo(404);
        }
    }
}
