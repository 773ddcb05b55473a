package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Syncs and the jobs that they and backfills give. */
final class JobEndpoints {

    private static final Set<String> PRIORITIES = Set.of("low", "normal", "high");
    private static final Set<String> SYNC_TYPES = Set.of("incremental", "full");
    private static final int OLDER_PAGE = 20;

    private record Wish(Optional<String> pipelineId, List<String> streams, Optional<String> idempotencyKey) {}

    private final PlanasonixTenant tenant;
    private final ConnectionStore connections;
    private final JobStore jobs;
    private final InstantSource clock;

    JobEndpoints(PlanasonixTenant tenant, PlanasonixState state, InstantSource clock) {
        this.tenant = tenant;
        this.connections = state.connections();
        this.jobs = state.jobs();
        this.clock = clock;
    }

    Answer sync(VendorRequest request) {
        StoredConnection connection = connections.get(request.pathParameter("connectionId"));
        Wish wish = request.body().length == 0
                ? new Wish(Optional.empty(), List.of(), Optional.empty())
                : request.read(this::wish);
        Optional<StoredJob> same = wish.idempotencyKey().flatMap(jobs::startedWith);
        if (same.isPresent()) {
            return triggered(same.get());
        }
        Instant now = clock.instant();
        Optional<StoredJob> running = jobs.running(connection.id(), now);
        if (running.isPresent()) {
            return Answer.json(
                    409,
                    Bodies.object()
                            .put("error", "Sync already in progress")
                            .put("existing_job_id", running.get().id()));
        }
        StoredJob job = jobs.start(connection.id(), wish.pipelineId(), wish.streams(), now);
        wish.idempotencyKey().ifPresent(key -> jobs.remember(key, job));
        return triggered(job);
    }

    private Wish wish(Members members) {
        requirePriority(members, tenant);
        members.optionalObject("metadata");
        requireOneOf(members, "sync_type", SYNC_TYPES);
        return new Wish(
                members.optionalText("pipeline_id"), members.texts("streams"), members.optionalText("idempotency_key"));
    }

    static void requirePriority(Members members, PlanasonixTenant tenant) {
        requireOneOf(members, "priority", PRIORITIES);
        boolean high = members.optionalText("priority").filter("high"::equals).isPresent();
        if (high && tenant.plan() != PlanasonixTenant.Plan.ENTERPRISE) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "The plan does not include high priority");
        }
    }

    private static void requireOneOf(Members members, String name, Set<String> allowed) {
        if (!members.optionalText(name).map(allowed::contains).orElse(true)) {
            members.refuse(name, "not_allowed");
        }
    }

    private Answer triggered(StoredJob job) {
        if (tenant.speaksVendorClient()) {
            return Bodies.bare(
                    201, Bodies.object().put("job_id", job.id()).put("status", JobBodies.vendorClientStatus(job)));
        }
        ObjectNode body = JobBodies.summary(job).put("queued_at", Bodies.time(job.createdAt()));
        return Bodies.data(202, Bodies.object().set("job", body));
    }

    Answer list(VendorRequest request) {
        if (!tenant.speaksVendorClient() && request.query("offset").isPresent()) {
            throw DiscoveryEndpoints.badQuery("offset", "unknown");
        }
        Optional<Instant> since = time(request, "since");
        Optional<Instant> until = time(request, "until");
        List<StoredJob> found = jobs.jobs(clock.instant()).stream()
                .filter(job -> matches(request, "connection_id", job.connectionId()))
                .filter(job -> matches(request, "pipeline_id", job.pipelineId().orElse("")))
                .filter(job -> matches(request, "type", job.type()))
                .filter(job -> matches(request, "status", job.walk().status()))
                .filter(job -> since.isEmpty() || !job.createdAt().isBefore(since.get()))
                .filter(job -> until.isEmpty() || !job.createdAt().isAfter(until.get()))
                .toList();
        return tenant.speaksVendorClient()
                ? olderPage(request, found)
                : CursorPage.of(request, found, StoredJob::id, JobBodies::summary, jobs::page);
    }

    private Answer olderPage(VendorRequest request, List<StoredJob> found) {
        int limit = jobs.page(CursorPage.limit(request, OLDER_PAGE));
        long offset = request.queryNumber("offset", 0);
        ObjectNode body = Bodies.object();
        ArrayNode items = body.putArray("jobs");
        found.stream().skip(offset).limit(limit).forEach(job -> items.add(JobBodies.vendorClient(job)));
        return Bodies.bare(200, body.put("total", found.size()));
    }

    static boolean matches(VendorRequest request, String name, String value) {
        return request.query(name).map(value::equals).orElse(true);
    }

    private static Optional<Instant> time(VendorRequest request, String name) {
        try {
            return request.query(name).map(Instant::parse);
        } catch (DateTimeException notATime) {
            throw DiscoveryEndpoints.badQuery(name, "not_a_timestamp");
        }
    }

    Answer get(VendorRequest request) {
        StoredJob job = jobs.look(request.pathParameter("jobId"), clock.instant());
        return tenant.speaksVendorClient()
                ? Bodies.bare(200, JobBodies.vendorClient(job))
                : Bodies.data(200, JobBodies.detail(job));
    }

    Answer results(VendorRequest request) {
        StoredJob job = jobs.job(request.pathParameter("jobId"), clock.instant());
        if (!job.walk().hasEnded() && !tenant.givesPartialResults()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "The job has not ended");
        }
        List<String> tables = tables(job);
        if (tenant.speaksVendorClient()) {
            ObjectNode body = Bodies.object();
            body.putObject("summary").put("total_rows_synced", JobBodies.rows(job.walk()));
            body.set("streams", loaded(job, tables, "rows_synced"));
            return Bodies.bare(200, body);
        }
        ObjectNode body =
                Bodies.object().put("job_id", job.id()).put("status", job.walk().status());
        body.set("tables", loaded(job, tables, "rows_loaded"));
        body.putArray("warnings");
        return Bodies.data(200, body);
    }

    private List<String> tables(StoredJob job) {
        if (!job.streams().isEmpty()) {
            return job.streams();
        }
        return connections
                .find(job.connectionId())
                .map(connection -> connections.source(connection).qualifiedNames())
                .orElse(List.of());
    }

    /** The first table takes the rows that cannot be shared evenly. */
    private static ArrayNode loaded(StoredJob job, List<String> tables, String rowsName) {
        ArrayNode array = Bodies.array();
        long rows = JobBodies.rows(job.walk());
        long share = tables.isEmpty() ? 0 : rows / tables.size();
        long rest = rows - share * tables.size();
        for (String table : tables) {
            array.addObject()
                    .put("name", table)
                    .put(rowsName, share + rest)
                    .put("checksum", checksum(job.id() + table));
            rest = 0;
        }
        return array;
    }

    private static String checksum(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    Answer cancel(VendorRequest request) {
        Instant now = clock.instant();
        StoredJob job = jobs.job(request.pathParameter("jobId"), now);
        job.walk().cancel(now);
        if (tenant.speaksVendorClient()) {
            job.walk().endAs(JobScript.CANCELLED, now);
            return Bodies.bare(
                    200, Bodies.object().put("job_id", job.id()).put("status", JobBodies.vendorClientStatus(job)));
        }
        ObjectNode body =
                Bodies.object().put("id", job.id()).put("status", job.walk().status());
        Bodies.putTime(body, "cancel_requested_at", job.walk().cancelRequestedAt());
        return Bodies.data(200, body);
    }
}
