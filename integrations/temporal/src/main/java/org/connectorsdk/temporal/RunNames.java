package org.connectorsdk.temporal;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names that stay the same as long as the same work is done, however often the engine runs it. Inside workflows only. */
final class RunNames {
    /** The engine takes 1,000 bytes at the most. */
    private static final int LONGEST = 900;

    private RunNames() {}

    /** {@return the name of what this workflow does: kept by a retry, another one each time that a cron starts it} */
    static String ofThisRun() {
        WorkflowInfo info = Workflow.getInfo();
        String cron = info.getCronSchedule();
        return cron == null || cron.isEmpty() ? info.getFirstExecutionRunId() : info.getRunId();
    }

    /** {@return the workflow of one connection, which no other connection of the fleet has} */
    static String sync(String run, FleetState.Running connection) {
        String account = connection.account().replace("%", "%25").replace("/", "%2F");
        String own = run + '/' + account + '/' + connection.connection();
        String id = Workflow.getInfo().getWorkflowId() + '/' + own;
        return bytes(id).length <= LONGEST ? id : run + '/' + UUID.nameUUIDFromBytes(bytes(own));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
