package org.connectorsdk.simulators.airbyte;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.connectorsdk.simulators.airbyte.model.AirbyteErrors;
import org.connectorsdk.simulators.airbyte.model.Link;
import org.connectorsdk.simulators.airbyte.model.SimulatedJob;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** What starts jobs in the configuration API: sync, reset, clear. */
final class RunOperations extends AirbyteOperations {
    RunOperations(Store store) {
        super(store);
    }

    void declare(RouteGroup api) {
        api.post("sync-connection", "/connections/sync", this::sync);
        api.post("reset-connection", "/connections/reset", request -> empty(request, "reset_connection"));
        api.post(
                "reset-connection-stream",
                "/connections/reset/stream",
                request -> emptySome(request, "reset_connection"));
        api.post("clear-connection", "/connections/clear", request -> empty(request, "clear"));
        api.post("clear-connection-stream", "/connections/clear/stream", request -> emptySome(request, "clear"));
    }

    private Answer started(SimulatedJob job) {
        return Answer.json(200, jobJson().withoutLogs(job, true));
    }

    private Answer sync(VendorRequest request) {
        Link link = store.link(ConnectionOperations.connectionId(request));
        if (link.isDeleted()) {
            throw AirbyteErrors.alreadyRunning(link.id);
        }
        if (link.isLocked()) {
            throw AirbyteErrors.locked();
        }
        if (version.isCurrent() && !link.isActive()) {
            throw AirbyteErrors.failure("The connection is not active.");
        }
        return started(startSync(store, link));
    }

    /** Starts a sync unless something is in progress. */
    static SimulatedJob startSync(Store store, Link link) {
        if (link.haunted || store.jobs().running(link).isPresent()) {
            throw AirbyteErrors.alreadyRunning(link.id);
        }
        return store.jobs().start(link, "sync", List.of());
    }

    private Answer empty(VendorRequest request, String type) {
        Link link = store.link(ConnectionOperations.connectionId(request));
        return started(startEmptying(store, link, type, link.streams()));
    }

    private record Some(String connectionId, List<Map.Entry<String, String>> streams) {
        static Some read(Members members) {
            if (!members.has("streams")) {
                members.object("streams");
            }
            return new Some(RequestReader.requiredId(members, "connectionId"), members.list("streams", Some::stream));
        }

        /** A stream is meant by its name and its namespace; one that the connection does not move is passed over. */
        List<Map.Entry<String, String>> among(Link link) {
            return streams.isEmpty()
                    ? link.streams()
                    : streams.stream().filter(link.streams()::contains).toList();
        }

        static Map.Entry<String, String> stream(Members members) {
            return Map.entry(members.optionalText("streamNamespace").orElse(""), members.text("streamName"));
        }
    }

    private Answer emptySome(VendorRequest request, String type) {
        Some some = request.read(Some::read);
        Link link = store.link(some.connectionId());
        return started(startEmptying(store, link, type, some.among(link)));
    }

    /** Makes room by cancelling whatever runs, then starts. */
    static SimulatedJob startEmptying(Store store, Link link, String type, List<Map.Entry<String, String>> streams) {
        if (link.isDeleted()) {
            throw AirbyteErrors.failure("The connection is deleted.");
        }
        if (link.isLocked()) {
            throw AirbyteErrors.locked();
        }
        store.jobs().running(link).ifPresent(job -> job.cancel(store.now()));
        return store.jobs().start(link, type, new ArrayList<>(streams));
    }
}
