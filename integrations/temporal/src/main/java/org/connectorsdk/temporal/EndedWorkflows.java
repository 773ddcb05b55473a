package org.connectorsdk.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowFailedException;
import io.temporal.common.converter.DataConverterException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.temporal.ConnectorActivities.EndedSync;

/** Asks the engine which syncs have ended, and how. */
final class EndedWorkflows {
    private static final int PATIENCE_SECONDS = 10;

    private EndedWorkflows() {}

    static List<EndedSync> among(List<String> workflows, WorkflowClient client) {
        return workflows.stream()
                .filter(id -> isOver(id, client))
                .map(id -> end(id, client))
                .toList();
    }

    private static EndedSync end(String workflow, WorkflowClient client) {
        try {
            SyncEnd end = client.newUntypedWorkflowStub(workflow)
                    .getResult(PATIENCE_SECONDS, TimeUnit.SECONDS, SyncEnd.class);
            return new EndedSync(workflow, end.outcome(), end.job(), end.message());
        } catch (WorkflowFailedException failure) {
            SyncEnd.Outcome outcome = ConnectorFailures.toError(failure)
                    .map(error -> outcome(error.kind()))
                    .orElse(SyncEnd.Outcome.UNKNOWN);
            return new EndedSync(workflow, outcome, null, "its workflow was ended: " + reason(failure));
        } catch (WorkflowException | TimeoutException | DataConverterException removed) {
            return new EndedSync(
                    workflow, SyncEnd.Outcome.UNKNOWN, null, "its workflow was ended: it does not tell how it ended");
        }
    }

    private static SyncEnd.Outcome outcome(ErrorKind kind) {
        return switch (kind) {
            case JOB_FAILED -> SyncEnd.Outcome.FAILED;
            case WAIT_EXPIRED -> SyncEnd.Outcome.EXPIRED;
            // It cannot be told from here whether a job was started.
            default -> SyncEnd.Outcome.UNKNOWN;
        };
    }

    private static String reason(WorkflowFailedException failure) {
        return ConnectorFailures.toError(failure)
                .map(ConnectorError::message)
                .orElse("it was cancelled, terminated or out of time");
    }

    private static boolean isOver(String workflow, WorkflowClient client) {
        DescribeWorkflowExecutionRequest request = DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflow))
                .build();
        try {
            return client.getWorkflowServiceStubs()
                            .blockingStub()
                            .describeWorkflowExecution(request)
                            .getWorkflowExecutionInfo()
                            .getStatus()
                    != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return true;
            }
            throw e;
        }
    }
}
