package org.connectorsdk.temporal;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Temporal's test server on a port, in real time, so that workers of other processes reach it. */
final class LoopbackEngine implements AutoCloseable {
    private final String address;
    private final TestServer.PortBoundTestServer server;
    private final WorkflowServiceStubs service;
    private final WorkflowClient client;

    LoopbackEngine() throws IOException {
        int port = freePort();
        address = "127.0.0.1:" + port;
        server = TestServer.createPortBoundServer(port, true);
        service = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
        client = WorkflowClient.newInstance(service);
    }

    /** The server takes a number alone. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String address() {
        return address;
    }

    WorkflowClient client() {
        return client;
    }

    /** The activities that a workflow asked for, in order. */
    List<String> activities(String workflow) {
        return client.fetchHistory(workflow).getEvents().stream()
                .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
                .map(event -> event.getActivityTaskScheduledEventAttributes()
                        .getActivityType()
                        .getName())
                .toList();
    }

    static WorkflowOptions named(String workflow) {
        return WorkflowOptions.newBuilder()
                .setTaskQueue(WorkerMain.QUEUE)
                .setWorkflowId(workflow)
                .build();
    }

    @Override
    public void close() {
        service.shutdownNow();
        service.awaitTermination(10, TimeUnit.SECONDS);
        server.close();
    }
}
