package com.example.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.spring.test.ConnectorTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The controller alone, against the simulator of the vendor. */
@ConnectorTest(value = "hotdata", account = "shop", connections = 1)
@Import(SyncController.class)
class SyncControllerTest {
    @Autowired
    private SyncController controller;

    @Test
    void aSyncIsWaitedFor() {
        Connection orders = controller.connections().items().get(0);

        assertThat(controller.sync(orders.id().value()).status().state()).isEqualTo(JobState.SUCCEEDED);
    }
}
