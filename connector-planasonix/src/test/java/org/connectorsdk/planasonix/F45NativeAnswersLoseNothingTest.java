package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.planasonix.wire.ConnectionWires.DeletedWire;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("F-45: native answers lose nothing")
class F45NativeAnswersLoseNothingTest {
    private static final String ID = "conn_1";
    private static final Map<String, JsonValue> NEW = Map.of("x_new", new JsonString("kept"));

    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    @Test
    void theElementsOfCatalogsAndWarningsKeepWhatIsNewToo() {
        fixture.fault(
                "connections.catalogs",
                Fault.status(200).json("{\"catalogs\":[{\"name\":\"lake\",\"x_new\":\"kept\"},\"bare\"]}"));
        fixture.fault(
                "orchestration.jobs.results",
                Fault.status(200)
                        .json("{\"data\":{\"warnings\":[{\"code\":\"c\",\"message\":\"m\",\"x_new\":\"kept\"}]}}"));

        assertThat(right(fixture.api().listCatalogs(ID, NONE)).catalogs())
                .extracting(catalog -> catalog.value().orElseThrow().more())
                .containsExactly(NEW, Map.of());
        assertThat(right(fixture.api().getJobResults("job_1", NONE)).warnings())
                .extracting(warning -> warning.more())
                .isEqualTo(List.of(NEW));
    }

    @Test
    void theBodyOfADeletionIsGiven() {
        fixture.seeded("a");
        fixture.fault(
                "connections.delete",
                Fault.status(200)
                        .json("{\"ok\":true,\"id\":\"a\",\"deletedAt\":\"2026-03-03T07:00:00Z\",\"x_new\":\"kept\"}"));

        assertThat(right(fixture.api().deleteConnection("a", NONE)).body())
                .contains(new DeletedWire(true, "a", "2026-03-03T07:00:00Z", NEW));
    }

    @Test
    void aDeletionAnsweredWithoutABodyIsDone() {
        String id = fixture.state().addCredential("reader", "database", PlanasonixFixture.node("{}"));
        fixture.fault("credentials.delete", Fault.status(204).body(""));

        assertThat(right(fixture.api().deleteCredential(id, NONE))).isEmpty();
    }
}
