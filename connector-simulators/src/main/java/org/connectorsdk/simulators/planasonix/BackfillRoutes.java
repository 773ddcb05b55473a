package org.connectorsdk.simulators.planasonix;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Backfills: a past window of time, loaded again by jobs. */
final class BackfillRoutes extends PlanasonixRoutes {
    private record Window(Instant start, Instant end, List<String> tables) {}

    BackfillRoutes(PlanasonixState state) {
        super(state);
    }

    @Override
    void addTo(AccessControl.Api api) {
        String path = "/connections/{connectionId}/backfill";
        api.post("orchestration.backfill", path, this::start, Scope.SYNC_TRIGGER).succeedsWith(202);
        String[] filters = {"connection_id", "status", "limit", "cursor"};
        api.get("orchestration.backfills.list", "/backfills", this::list, Scope.SYNC_READ, filters);
        api.get("orchestration.backfills.get", "/backfills/{backfillId}", this::get, Scope.SYNC_READ);
    }

    private Answer start(VendorRequest request) {
        StoredConnection connection = state.connections.get(request.pathParameter("connectionId"));
        Window window = request.read(this::window);
        boolean overlaps = state.jobs.backfills(now()).stream()
                .filter(other -> other.connectionId().equals(connection.id()))
                .anyMatch(other -> other.overlaps(window.start(), window.end()));
        if (overlaps) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "A backfill of this window is in progress");
        }
        StoredBackfill backfill =
                state.jobs.backfill(connection.id(), window.start(), window.end(), window.tables(), now());
        return PlanasonixJson.data(202, Json.object().set("backfill", JobJson.triggered(backfill, now())));
    }

    private Window window(Members members) {
        JobRoutes.requirePriority(members, tenant);
        members.optionalObject("metadata");
        Instant start = time(members, "start_at");
        Instant end = time(members, "end_at");
        if (members.has("start_at") && members.has("end_at") && !end.isAfter(start)) {
            members.refuse("end_at", "not_after_start_at");
        }
        return new Window(start, end, members.texts("tables"));
    }

    private static Instant time(Members members, String name) {
        String text = members.text(name);
        try {
            return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeException notATime) {
            members.refuse(name, "not_a_timestamp");
            return Instant.EPOCH;
        }
    }

    private Answer list(VendorRequest request) {
        List<StoredBackfill> found = state.jobs.backfills(now()).stream()
                .filter(each -> matches(request, "connection_id", each.connectionId()))
                .filter(each -> matches(request, "status", each.status()))
                .toList();
        int limit = limit(request, USUAL_PAGE);
        return page(request, limit, found, StoredBackfill::id, each -> JobJson.summary(each, now()));
    }

    private Answer get(VendorRequest request) {
        StoredBackfill backfill = state.jobs.lookAtBackfill(request.pathParameter("backfillId"), now());
        return PlanasonixJson.data(200, JobJson.detail(backfill, now()));
    }
}
