package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.AirbyteErrors;
import org.connectorsdk.simulators.airbyte.model.Link;
import org.connectorsdk.simulators.airbyte.model.Rows;
import org.connectorsdk.simulators.airbyte.model.SimulatedJob;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Jobs in the configuration API. */
final class JobOperations extends AirbyteOperations {
    private static final long PAGE = 200;
    private static final Set<String> TYPES_OF_2023 = Set.of("""
            check_connection_source check_connection_destination discover_schema get_spec sync
            reset_connection""".split("\\s+", -1));
    private static final Set<String> STATUSES =
            Set.of("pending", "queued", "running", "incomplete", "failed", "succeeded", "cancelled");
    private static final Set<String> LATER_TYPES = Set.of("refresh", "clear");

    JobOperations(Store store) {
        super(store);
    }

    void declare(RouteGroup api) {
        api.post("get-job", "/jobs/get", request -> jobJson().withLogs(looked(request)));
        api.post("get-job-light", "/jobs/get_light", request -> {
            ObjectNode json = Json.object();
            json.set("job", jobJson().job(looked(request)));
            return Answer.json(200, json);
        });
        api.post(
                "get-job-without-logs",
                "/jobs/get_without_logs",
                request -> Answer.json(200, jobJson().withoutLogs(looked(request), false)));
        api.post("list-jobs", "/jobs/list", request -> list(request.read(this::ofOneConnection)));
        api.post(
                "list-jobs-for-workspaces",
                "/jobs/list_for_workspaces",
                request -> list(request.read(this::ofWorkspaces)));
        api.post("cancel-job", "/jobs/cancel", this::cancel);
    }

    private SimulatedJob looked(VendorRequest request) {
        SimulatedJob job = named(request);
        job.look();
        store.jobs();
        return job;
    }

    private SimulatedJob named(VendorRequest request) {
        long id = request.read(members -> members.number("id"));
        return store.jobs()
                .find(id)
                .orElseThrow(() -> store.unknownJobsFail
                        ? AirbyteErrors.failure("Could not find job with id: " + id)
                        : AirbyteErrors.notFound("JOB", Long.toString(id)));
    }

    private record Listing(
            List<String> types,
            Optional<String> connectionId,
            List<String> workspaceIds,
            List<String> statuses,
            TimeWindow created,
            TimeWindow updated,
            Rows rows,
            boolean oldestFirst) {
        boolean fits(SimulatedJob job, Store store) {
            Instant now = store.now();
            return types.contains(job.type)
                    && connectionId.map(job.connectionId::equals).orElse(true)
                    && (workspaceIds.isEmpty() || workspaceIds.contains(workspaceOf(job, store)))
                    && (statuses.isEmpty() || statuses.contains(job.status(now)))
                    && created.admits(job.createdAt.getEpochSecond())
                    && updated.admits(job.updatedAt(now).getEpochSecond());
        }

        private static String workspaceOf(SimulatedJob job, Store store) {
            Link link = store.links().get(job.connectionId);
            return link == null ? "" : link.workspaceId;
        }
    }

    private Listing ofOneConnection(Members members) {
        members.optionalNumber("includingJobId");
        return read(members, List.of());
    }

    private Listing ofWorkspaces(Members members) {
        Listing asked = read(members, members.texts("workspaceIds"));
        if (!STATUSES.containsAll(asked.statuses())) {
            members.refuse("statuses", "not one of the known statuses");
        }
        return asked;
    }

    private Listing read(Members members, List<String> workspaceIds) {
        boolean current = version.isCurrent();
        TimeWindow always = new TimeWindow(Long.MIN_VALUE, Long.MAX_VALUE);
        return new Listing(
                types(members),
                members.optionalText("configId"),
                workspaceIds,
                current ? members.texts("statuses") : List.of(),
                current ? TimeWindow.read(members, "createdAt") : always,
                current ? TimeWindow.read(members, "updatedAt") : always,
                Rows.read(members, PAGE),
                current && isOldestFirst(members));
    }

    private List<String> types(Members members) {
        List<String> types = RequestReader.requiredTexts(members, "configTypes");
        boolean known = types.stream()
                .allMatch(type -> TYPES_OF_2023.contains(type) || (version.isCurrent() && LATER_TYPES.contains(type)));
        if (!known) {
            members.refuse("configTypes", "not one of the known types");
        }
        return types;
    }

    private static boolean isOldestFirst(Members members) {
        members.optionalText("orderByField");
        return members.optionalText("orderByMethod").filter("ASC"::equals).isPresent();
    }

    private Answer list(Listing asked) {
        if (asked.types().isEmpty()) {
            throw AirbyteErrors.failure("configTypes must not be empty.");
        }
        List<SimulatedJob> all = store.jobs().list(job -> asked.fits(job, store));
        List<SimulatedJob> ordered = asked.oldestFirst() ? reversed(all) : all;
        Rows rows = asked.rows().atMost(store.jobs().page(asked.rows().size()));
        ObjectNode json = listed("jobs", rows.of(ordered), jobJson()::listed);
        json.put("totalJobCount", all.size());
        return Answer.json(200, json);
    }

    private static List<SimulatedJob> reversed(List<SimulatedJob> jobs) {
        List<SimulatedJob> reversed = new ArrayList<>(jobs);
        Collections.reverse(reversed);
        return reversed;
    }

    /** Looks at the job only to find its connection, and cancels whatever runs there now. */
    private Answer cancel(VendorRequest request) {
        SimulatedJob named = named(request);
        Link link = store.link(named.connectionId);
        store.jobs().running(link).ifPresent(job -> job.cancel(store.now()));
        return Answer.json(200, jobJson().withoutLogs(named, true));
    }
}
