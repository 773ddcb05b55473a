package org.connectorsdk.simulators.planasonix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vendor's own client asks for beyond connections: pipelines, their runs and schedules. */
class VendorClientPipelinesTest extends PlanasonixSimulatorTestBase {
    private static final String PIPELINES = "/api/pipelines";
    private static final String SCHEDULES = "/api/schedules";

    VendorClientPipelinesTest() {
        super("client");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET | /api/pipelines | `` | 200 | /0/nodes/0/id | extract",
                "POST | /api/pipelines | {'name':'p','nodes':[{'id':'n'}],'edges':null,'odd':1} | 201 | /nodes/0/id |"
                        + " n",
                "GET | /api/pipelines/pl_7 | `` | 200 | /id | pl_7",
                "PUT | /api/pipelines/pl_7 | {'id':'x','name':'q','nodes':[]} | 200 | /name | q",
                "PATCH | /api/pipelines/pl_7/status | {'status':'paused'} | 200 | /status | paused",
                "POST | /api/pipelines/pl_7/run | {'parameters':{'a':1}} | 200 | /success | true",
                "GET | /api/pipelines/pl_7/runs?limit=50 | `` | 200 | /0/pipelineId | pl_7",
                "POST | /api/ai/generate-pipeline | {'description':'copy orders'} | 200 | /description | copy orders",
                "POST | /api/ai/enhance-pipeline | {'request':'filter','currentNodes':[]} | 200 | /newNodes/0/id |"
                        + " step",
                "GET | /api/schedules | `` | 200 | /data/0/pipelineName | Orders to lake",
                "POST | /api/schedules | {'pipelineId':'pl_7','frequency':'daily'} | 201 | /frequency | daily",
                "GET | /api/schedules/sch_7 | `` | 200 | /enabled | true",
                "PUT | /api/schedules/sch_7 | {'pipelineId':'pl_8'} | 200 | /pipelineId | pl_8",
                "POST | /api/schedules/sch_7/enable | `` | 200 | /enabled | true",
                "POST | /api/schedules/sch_7/disable | `` | 200 | /enabled | false",
            })
    void everyCallOfTheClientIsAnswered(
            String method, String path, String sent, int status, String member, String value) {
        Reply reply = caller.send(method, path, sent);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.at(member)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"/api/pipelines/pl_7", "/api/schedules/sch_7"})
    void aDeletionHasNoAnswer(String path) {
        assertThat(caller.delete(path).status()).isEqualTo(204);
    }

    @Test
    void whatARequestLacksIsRefused() {
        assertThat(caller.post(PIPELINES, "{'nodes':[]}").all("issue")).containsExactly("missing");
        assertThat(caller.get(PIPELINES + "/pl_7/runs?page=2").status()).isEqualTo(400);
    }

    @Test
    void aKeyNeedsTheScopeOfPipelines() {
        Caller unscoped = Caller.withKey(simulator, simulator.issueKey(Set.of("connections:read")));
        assertThat(unscoped.get(PIPELINES).status()).isEqualTo(403);
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
