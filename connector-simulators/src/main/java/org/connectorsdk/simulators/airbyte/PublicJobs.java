package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.simulators.airbyte.model.AirbyteErrors;
import org.connectorsdk.simulators.airbyte.model.JobJson;
import org.connectorsdk.simulators.airbyte.model.Link;
import org.connectorsdk.simulators.airbyte.model.SimulatedJob;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Jobs in the public API. */
final class PublicJobs extends AirbyteOperations {
    private static final Set<String> TYPES = Set.of("sync", "reset", "clear", "refresh");
    private static final Set<String> ORDERS =
            Set.of("createdAt|ASC", "createdAt|DESC", "updatedAt|ASC", "updatedAt|DESC");

    private static final String[] FILTERS = """
            connectionId workspaceIds jobType status createdAtStart createdAtEnd updatedAtStart updatedAtEnd
            orderBy""".split("\\s+", -1);
    private static final String USUAL_ORDER = "createdAt|DESC";

    PublicJobs(Store store) {
        super(store);
    }

    void declare(RouteGroup api) {
        api.post("public-create-job", "/jobs", this::create);
        api.get("public-list-jobs", "/jobs", this::list);
        api.get("public-get-job", "/jobs/{jobId}", request -> {
            SimulatedJob job = named(request);
            job.look();
            return shown(job);
        });
        api.delete("public-cancel-job", "/jobs/{jobId}", this::cancel);
    }

    private Answer shown(SimulatedJob job) {
        store.jobs();
        return Answer.json(200, jobJson().shownInPublic(job));
    }

    /** An unknown job is a conflict of states here, not something that was not found. */
    private SimulatedJob named(VendorRequest request) {
        String id = request.pathParameter("jobId");
        Optional<SimulatedJob> job = id.matches("\\d{1,18}") ? store.jobs().find(Long.parseLong(id)) : Optional.empty();
        return job.orElseThrow(() -> AirbyteErrors.stateConflict("Could not find the job."));
    }

    private record Start(String connectionId, String type) {}

    private Answer create(VendorRequest request) {
        Start start = request.read(members -> {
            String type = members.text("jobType");
            if (!TYPES.contains(type)) {
                members.refuse("jobType", "not one of the known types");
            }
            return new Start(RequestReader.requiredId(members, "connectionId"), type);
        });
        Link link = store.link(start.connectionId());
        return shown(
                switch (start.type()) {
                    case "sync" -> startSync(link);
                    case "refresh" ->
                        throw AirbyteErrors.unprocessable("Refreshes cannot be started through this API.");
                    default -> RunOperations.startEmptying(store, link, "clear", link.streams());
                });
    }

    private SimulatedJob startSync(Link link) {
        if (link.isLocked()) {
            throw AirbyteErrors.locked();
        }
        if (!link.isActive()) {
            throw AirbyteErrors.stateConflict("The operation conflicts with the state of the connection.");
        }
        return RunOperations.startSync(store, link);
    }

    private Answer list(VendorRequest request) {
        PublicQuery query = PublicQuery.of(request, FILTERS);
        List<String> order = query.values("orderBy");
        if (!ORDERS.containsAll(order)) {
            throw AirbyteErrors.badRequest("orderBy is a field and a direction with a bar between them.");
        }
        TimeWindow created = TimeWindow.read(query, "createdAt");
        TimeWindow updated = TimeWindow.read(query, "updatedAt");
        JobJson json = jobJson();
        List<ObjectNode> jobs = store
                .jobs()
                .list(job -> fits(query, job)
                        && created.admits(job.createdAt.getEpochSecond())
                        && updated.admits(job.updatedAt(store.now()).getEpochSecond()))
                .stream()
                .sorted(ordered(order.isEmpty() ? USUAL_ORDER : order.get(0)))
                .map(json::shownInPublic)
                .toList();
        return query.page(jobs, store, store.jobs()::page);
    }

    /** The later job counts as the newer one where two times are the same. */
    private Comparator<SimulatedJob> ordered(String order) {
        Comparator<SimulatedJob> oldestFirst = Comparator.<SimulatedJob, Instant>comparing(
                        job -> order.startsWith("updatedAt") ? job.updatedAt(store.now()) : job.createdAt)
                .thenComparing(job -> job.id);
        return order.endsWith("ASC") ? oldestFirst : oldestFirst.reversed();
    }

    private boolean fits(PublicQuery query, SimulatedJob job) {
        Link link = store.links().get(job.connectionId);
        return link != null
                && query.admits("connectionId", job.connectionId)
                && query.admits("workspaceIds", link.workspaceId)
                && query.admits("jobType", JobJson.publicType(job.type))
                && query.admits("status", job.status(store.now()));
    }

    private Answer cancel(VendorRequest request) {
        SimulatedJob job = named(request);
        if (job.isOver(store.now())) {
            throw AirbyteErrors.stateConflict("Job is not currently running");
        }
        job.cancel(store.now());
        return shown(job);
    }
}
