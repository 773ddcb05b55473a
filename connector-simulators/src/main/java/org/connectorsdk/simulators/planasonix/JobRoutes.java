package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Syncs, backfills, and the jobs that they give. */
final class JobRoutes extends PlanasonixRoutes {
    private static final Set<String> PRIORITIES = Set.of("low", "normal", "high");
    private static final Set<String> SYNC_TYPES = Set.of("incremental", "full");
    private static final int CLIENT_PAGE = 20;

    private record Wish(Optional<String> pipelineId, List<String> streams, Optional<String> idempotencyKey) {}

    /** A past window of time, loaded again by jobs. */
    private record Window(Instant start, Instant end, List<String> tables) {}

    JobRoutes(PlanasonixState state) {
        super(state);
    }

    @Override
    void addTo(AccessControl.Api api) {
        api.post("orchestration.sync", "/connections/{connectionId}/sync", this::sync, Scope.SYNC_TRIGGER)
                .succeedsWith(202, 201, 200);
        String[] filters = "connection_id pipeline_id type status since until limit cursor offset".split(" ", -1);
        api.get("orchestration.jobs.list", "/jobs", this::list, Scope.SYNC_READ, filters);
        api.get("orchestration.jobs.get", "/jobs/{jobId}", this::get, Scope.SYNC_READ);
        api.get("orchestration.jobs.results", "/jobs/{jobId}/results", this::results, Scope.SYNC_READ);
        api.post("orchestration.jobs.cancel", "/jobs/{jobId}/cancel", this::cancel, Scope.SYNC_TRIGGER);
        String path = "/connections/{connectionId}/backfill";
        api.post("orchestration.backfill", path, this::startBackfill, Scope.SYNC_TRIGGER)
                .succeedsWith(202);
        String[] backfillFilters = {"connection_id", "status", "limit", "cursor"};
        api.get("orchestration.backfills.list", "/backfills", this::listBackfills, Scope.SYNC_READ, backfillFilters);
        api.get("orchestration.backfills.get", "/backfills/{backfillId}", this::getBackfill, Scope.SYNC_READ);
    }

    private Answer sync(VendorRequest request) {
        StoredConnection connection = state.connections.get(request.pathParameter("connectionId"));
        Wish wish = request.readIfSent(this::wish);
        Optional<StoredJob> same = wish.idempotencyKey().flatMap(state.jobs::startedWith);
        if (same.isPresent()) {
            return triggered(same.get());
        }
        Optional<StoredJob> running = state.jobs.running(connection.id(), now());
        if (running.isPresent()) {
            ObjectNode body = Json.object().put("error", "Sync already in progress");
            return Answer.json(409, body.put("existing_job_id", running.get().id()));
        }
        StoredJob job = state.jobs.start(connection.id(), wish.pipelineId(), wish.streams(), now());
        wish.idempotencyKey().ifPresent(key -> state.jobs.remember(key, job));
        return triggered(job);
    }

    private Wish wish(Members members) {
        requirePriority(members);
        members.optionalObject("metadata");
        requireOneOf(members, "sync_type", SYNC_TYPES);
        return new Wish(
                members.optionalText("pipeline_id"), members.texts("streams"), members.optionalText("idempotency_key"));
    }

    private void requirePriority(Members members) {
        requireOneOf(members, "priority", PRIORITIES);
        boolean high = members.optionalText("priority").filter("high"::equals).isPresent();
        if (high && tenant.plan != PlanasonixTenant.Plan.ENTERPRISE) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "The plan does not include high priority");
        }
    }

    private static void requireOneOf(Members members, String name, Set<String> allowed) {
        if (!members.optionalText(name).map(allowed::contains).orElse(true)) {
            members.refuse(name, "not_allowed");
        }
    }

    private Answer triggered(StoredJob job) {
        return tenant.speaksVendorClient()
                ? bare(201, JobJson.clientStatus(job))
                : data(202, Json.object().set("job", JobJson.queued(job)));
    }

    private Answer list(VendorRequest request) {
        if (!tenant.speaksVendorClient() && request.query("offset").isPresent()) {
            throw badQuery("offset", "unknown");
        }
        Optional<Instant> since = time(request, "since");
        Optional<Instant> until = time(request, "until");
        List<StoredJob> found = state.jobs.jobs(now()).stream()
                .filter(job -> matches(request, "connection_id", job.connectionId()))
                .filter(job -> matches(request, "pipeline_id", job.pipelineId().orElse("")))
                .filter(job -> matches(request, "type", job.type()))
                .filter(job -> matches(request, "status", job.progress().status()))
                .filter(job -> since.isEmpty() || !job.createdAt().isBefore(since.get()))
                .filter(job -> until.isEmpty() || !job.createdAt().isAfter(until.get()))
                .toList();
        int asked = limit(request, tenant.speaksVendorClient() ? CLIENT_PAGE : USUAL_PAGE);
        int limit = Math.min(asked, state.jobs.mostOnPage);
        return tenant.speaksVendorClient()
                ? offsetPage(request, limit, found)
                : page(request, limit, found, StoredJob::id, JobJson::summary);
    }

    private static Answer offsetPage(VendorRequest request, int limit, List<StoredJob> found) {
        long offset = request.queryNumber("offset", 0);
        List<StoredJob> page = found.stream().skip(offset).limit(limit).toList();
        ObjectNode body = Json.object().set("jobs", array(page, JobJson::client));
        return bare(200, body.put("total", found.size()));
    }

    private static Optional<Instant> time(VendorRequest request, String name) {
        try {
            return request.query(name).map(Instant::parse);
        } catch (DateTimeException notATime) {
            throw badQuery(name, "not_a_timestamp");
        }
    }

    private Answer get(VendorRequest request) {
        StoredJob job = state.jobs.look(request.pathParameter("jobId"), now());
        return tenant.speaksVendorClient() ? bare(200, JobJson.client(job)) : data(200, JobJson.detail(job));
    }

    private Answer results(VendorRequest request) {
        StoredJob job = state.jobs.job(request.pathParameter("jobId"), now());
        if (!job.progress().hasEnded() && !tenant.partialResults) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "The job has not ended");
        }
        List<String> tables = job.streams().isEmpty() ? allTables(job) : job.streams();
        ObjectNode body = Json.object();
        if (tenant.speaksVendorClient()) {
            body.putObject("summary").put("total_rows_synced", job.progress().rows());
            return bare(200, body.set("streams", JobJson.loaded(job, tables, "rows_synced")));
        }
        body.put("job_id", job.id()).put("status", job.progress().status());
        body.set("tables", JobJson.loaded(job, tables, "rows_loaded"));
        body.putArray("warnings");
        return data(200, body);
    }

    private List<String> allTables(StoredJob job) {
        return state.connections.find(job.connectionId()).stream()
                .flatMap(connection -> state.source(connection).tables(Optional.empty()).stream())
                .map(table -> table.schema() + "." + table.name())
                .toList();
    }

    private Answer cancel(VendorRequest request) {
        StoredJob job = state.jobs.job(request.pathParameter("jobId"), now());
        job.progress().cancel(now());
        if (tenant.speaksVendorClient()) {
            job.progress().endAs(JobScript.CANCELLED, now());
            return bare(200, JobJson.clientStatus(job));
        }
        ObjectNode body =
                Json.object().put("id", job.id()).put("status", job.progress().status());
        Optional<Instant> asked = job.progress().cancelRequestedAt();
        putIfPresent(body, "cancel_requested_at", asked.map(PlanasonixRoutes::time));
        return data(200, body);
    }

    private Answer startBackfill(VendorRequest request) {
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
        return data(202, Json.object().set("backfill", JobJson.triggered(backfill, now())));
    }

    private Window window(Members members) {
        requirePriority(members);
        members.optionalObject("metadata");
        Instant start = timestamp(members, "start_at");
        Instant end = timestamp(members, "end_at");
        if (members.has("start_at") && members.has("end_at") && !end.isAfter(start)) {
            members.refuse("end_at", "not_after_start_at");
        }
        return new Window(start, end, members.texts("tables"));
    }

    private static Instant timestamp(Members members, String name) {
        String text = members.text(name);
        try {
            return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeException notATime) {
            members.refuse(name, "not_a_timestamp");
            return Instant.EPOCH;
        }
    }

    private Answer listBackfills(VendorRequest request) {
        List<StoredBackfill> found = state.jobs.backfills(now()).stream()
                .filter(each -> matches(request, "connection_id", each.connectionId()))
                .filter(each -> matches(request, "status", each.status()))
                .toList();
        int limit = limit(request, USUAL_PAGE);
        return page(request, limit, found, StoredBackfill::id, each -> JobJson.summary(each, now()));
    }

    private Answer getBackfill(VendorRequest request) {
        StoredBackfill backfill = state.jobs.lookAtBackfill(request.pathParameter("backfillId"), now());
        return data(200, JobJson.detail(backfill, now()));
    }
}
