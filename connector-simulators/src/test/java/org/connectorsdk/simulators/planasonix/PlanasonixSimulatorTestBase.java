package org.connectorsdk.simulators.planasonix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.time.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A simulator on a clock that the test moves, and a client with a key to everything. */
abstract class PlanasonixSimulatorTestBase {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final String CONNECTIONS = "/api/connections";
    static final String JOBS = "/api/v1/jobs";

    final VirtualClock clock = VirtualClock.create();
    final PlanasonixSimulator simulator =
            new PlanasonixSimulator(SimulatorOptions.defaults().clock(clock).seed(7));
    final PlanasonixState state = simulator.state();
    final PlanasonixTenant tenant = simulator.tenant();
    Caller caller = Caller.withoutKey("http://127.0.0.1:1");

    @BeforeEach
    void start() {
        simulator.start();
        caller = Caller.of(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
        assertThat(simulator.defects()).isEmpty();
    }

    /** A JSON object; single quotes stand for double ones. */
    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("text: " + text, e);
        }
    }
}
