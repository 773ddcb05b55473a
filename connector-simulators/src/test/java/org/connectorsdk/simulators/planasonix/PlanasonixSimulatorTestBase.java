package org.connectorsdk.simulators.planasonix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.time.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A simulator on a clock that the test moves, and a client with a key to everything. */
abstract class PlanasonixSimulatorTestBase {
    static final String CONNECTIONS = "/api/connections";
    static final String JOBS = "/api/v1/jobs";

    final VirtualClock clock = VirtualClock.create();
    final PlanasonixSimulator simulator;
    final PlanasonixState state;
    final PlanasonixTenant tenant;
    Caller caller = new Caller(URI.create("http://127.0.0.1:1"), "X-Nothing: nothing");

    PlanasonixSimulatorTestBase() {
        this("reference");
    }

    PlanasonixSimulatorTestBase(String dialect) {
        SimulatorOptions options = SimulatorOptions.defaults().clock(clock).seed(7);
        simulator = new PlanasonixSimulator(options.vendor("dialect", dialect));
        state = simulator.state();
        tenant = simulator.tenant();
    }

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
        return Json.parseObject(text.replace('\'', '"'));
    }
}
