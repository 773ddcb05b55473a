package org.connectorsdk.simulators.planasonix;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Backfills: a past window of time, loaded again by jobs. */
final class BackfillEndpoints {

    private record Window(Instant start, Instant end, List<String> tables) {}

    private final PlanasonixTenant tenant;
    private final ConnectionStore connections;
    private final JobStore jobs;
    private final InstantSource clock;

    BackfillEndpoints(PlanasonixTenant tenant, PlanasonixState state, InstantSource clock) {
        this.tenant = tenant;
        this.connections = state.connections();
        this.jobs = state.jobs();
        this.clock = clock;
    }

    Answer start(VendorRequest request) {
        StoredConnection connection = connections.get(request.pathParameter("connectionId"));
        Window window = request.read(this::window);
        Instant now = clock.instant();
        boolean overlaps = jobs.backfills(now).stream()
                .filter(other -> other.connectionId().equals(connection.id()))
                .anyMatch(other -> other.overlaps(window.start(), window.end()));
        if (overlaps) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "A backfill of this window is in progress");
        }
        StoredBackfill backfill = jobs.backfill(connection.id(), window.start(), window.end(), window.tables(), now);
        return Bodies.data(202, Bodies.object().set("backfill", JobBodies.triggered(backfill, now)));
    }

    private Window window(Members members) {
        JobEndpoints.requirePriority(members, tenant);
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

    Answer list(VendorRequest request) {
        Instant now = clock.instant();
        List<StoredBackfill> found = jobs.backfills(now).stream()
                .filter(each -> JobEndpoints.matches(request, "connection_id", each.connectionId()))
                .filter(each -> JobEndpoints.matches(request, "status", each.status()))
                .toList();
        return CursorPage.of(request, found, StoredBackfill::id, each -> JobBodies.summary(each, now));
    }

    Answer get(VendorRequest request) {
        Instant now = clock.instant();
        return Bodies.data(200, JobBodies.detail(jobs.lookAtBackfill(request.pathParameter("backfillId"), now), now));
    }
}
