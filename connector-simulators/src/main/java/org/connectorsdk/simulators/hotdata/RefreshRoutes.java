package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.simulators.hotdata.model.JobEntry;
import org.connectorsdk.simulators.hotdata.model.TableName;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Refreshes of schema and data, at once or as jobs. */
final class RefreshRoutes extends HotdataRoutes {
    private record Refresh(
            Optional<String> connectionId,
            Optional<String> schema,
            Optional<String> table,
            boolean data,
            boolean includeUncached,
            boolean async,
            Optional<String> datasetId) {
        static Refresh read(Members members) {
            members.optionalNumber("async_after_ms").ifPresent(millis -> {
                if (millis < MIN_ASYNC_AFTER) {
                    members.refuse("async_after_ms", "at least " + MIN_ASYNC_AFTER);
                }
            });
            return new Refresh(
                    members.optionalText("connection_id"),
                    members.optionalText("schema_name"),
                    members.optionalText("table_name"),
                    members.flag("data", false),
                    members.flag("include_uncached", false),
                    members.flag("async", false),
                    members.optionalText("dataset_id"));
        }

        /** What is wrong with the combination, empty when nothing is. */
        Optional<String> problem() {
            if (datasetId.isPresent() && connectionId.isPresent()) {
                return Optional.of("dataset_id and connection_id are mutually exclusive");
            }
            if (connectionId.isEmpty() && (schema.isPresent() || data)) {
                return Optional.of((data ? "data" : "schema_name") + " needs connection_id");
            }
            if (schema.isPresent() != table.isPresent()) {
                return Optional.of("schema_name and table_name go together");
            }
            if (table.isPresent() && !data) {
                return Optional.of("a schema refresh cannot name a table");
            }
            return async && !data ? Optional.of("async needs data") : Optional.empty();
        }
    }

    private static final Pattern JOB_ID = Pattern.compile("[0-9a-z]{1,64}");
    private static final int DEFAULT_LIMIT = 50;
    private static final int MIN_ASYNC_AFTER = 1_000;

    RefreshRoutes(HotdataState state) {
        super(state);
    }

    void addTo(RouteGroup api) {
        api.post("refresh", "/refresh", this::refresh).succeedsWith(200, 202);
        api.get("get_job", "/jobs/{id}", this::getJob);
        api.get("list_jobs", "/jobs", this::listJobs);
    }

    private Answer refresh(VendorRequest request) {
        Refresh wanted = request.read(Refresh::read);
        HotdataWorkspace workspace = workspace(request);
        wanted.problem().ifPresent(problem -> {
            throw badRequest(problem);
        });
        wanted.datasetId().ifPresent(id -> {
            throw notFound("no dataset with id " + id);
        });
        Refresher refresher = new Refresher(workspace);
        if (wanted.connectionId().isEmpty()) {
            return Answer.json(200, refresher.refreshAllSchemas());
        }
        String id = wanted.connectionId().get();
        ConnectionEntry connection = workspace
                .connectionById(id)
                .filter(found -> !found.isHidden())
                .orElseThrow(() -> ConnectionRoutes.unknown(id));
        if (connection.isManaged()) {
            throw badRequest("a managed connection cannot be refreshed");
        }
        return wanted.data()
                ? refreshData(workspace, refresher, connection, wanted)
                : Answer.json(200, refresher.refreshSchema(connection));
    }

    private Answer refreshData(
            HotdataWorkspace workspace, Refresher refresher, ConnectionEntry connection, Refresh wanted) {
        Optional<TableName> table =
                wanted.table().map(name -> new TableName(wanted.schema().orElse(""), name));
        if (table.isPresent() && !connection.catalog().containsKey(table.get())) {
            throw notFound("no table " + table.get() + " in connection " + connection.id());
        }
        Supplier<ObjectNode> work = table.isPresent()
                ? () -> refresher.refreshTable(connection, table.get())
                : () -> refresher.refreshData(connection, wanted.includeUncached());
        if (!wanted.async()) {
            return Answer.json(200, work.get());
        }
        JobEntry job = new JobEntry(
                state.newId("jobs"),
                table.isPresent() ? "data_refresh_table" : "data_refresh_connection",
                state.now(),
                state.behaviour().jobScript,
                () -> asWork(work));
        workspace.jobsById.put(job.id(), job);
        ObjectNode body = Json.object().put("id", job.id()).put("status", "pending");
        body.put("status_url", "/v1/jobs/" + job.id());
        return Answer.json(state.behaviour().asyncStatus, body);
    }

    private static JobEntry.Work asWork(Supplier<ObjectNode> work) {
        ObjectNode result;
        try {
            result = work.get();
        } catch (Refusal failure) {
            return new JobEntry.Work("failed", Optional.of(failure.text()), Json.object());
        }
        int failed = result.path("tables_failed").asInt(0);
        int refreshed = result.path("tables_refreshed").asInt(1);
        String status = failed == 0 ? "succeeded" : refreshed > 0 ? "partially_succeeded" : "failed";
        Optional<String> error =
                failed == 0 ? Optional.empty() : Optional.of(failed + " of " + (failed + refreshed) + " tables failed");
        return new JobEntry.Work(status, error, result);
    }

    private Answer getJob(VendorRequest request) {
        String id = request.pathParameter("id");
        if (!JOB_ID.matcher(id).matches()) {
            throw badRequest("malformed job id");
        }
        JobEntry job = found(workspace(request).jobsById, id, "job");
        job.poll();
        return Answer.json(200, json.job(job, state.now()));
    }

    private Answer listJobs(VendorRequest request) {
        List<String> statuses = request.query("status")
                .map(text -> List.of(text.split(",", -1)))
                .orElse(List.of());
        Optional<String> type = request.query("job_type");
        List<JobEntry> newestFirst = new ArrayList<>(workspace(request).jobs());
        Collections.reverse(newestFirst);
        ObjectNode body = Json.object();
        ArrayNode jobs = body.putArray("jobs");
        newestFirst.stream()
                .filter(job -> statuses.isEmpty() || statuses.contains(job.status(state.now())))
                .filter(job -> type.isEmpty() || type.get().equals(job.type()))
                .skip(Math.max(0, request.queryNumber("offset", 0)))
                .limit(Math.max(0, request.queryNumber("limit", DEFAULT_LIMIT)))
                .forEach(job -> jobs.add(json.job(job, state.now())));
        return Answer.json(200, body);
    }
}
