package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.table.TableColumn;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/**
 * Datasets, as the clients of June ask for them: tables made of text that comes with the request. Later eras have none. A dataset
 * has one version here, and statements do not see it.
 */
final class DatasetRoutes extends HotdataRoutes {
    private static final long FIRST = 1;
    private static final int USUAL_PAGE = 100;
    private static final int MOST_A_PAGE = 1000;

    private static final class Dataset {
        private final String id;
        private final List<TableColumn> columns;
        private final Instant createdAt;
        private String label;
        private String tableName;
        private OptionalLong pinned = OptionalLong.empty();
        private Instant updatedAt;

        private Dataset(String id, Draft draft, Instant now) {
            this.id = id;
            this.label = draft.label();
            this.tableName = draft.tableName()
                    .orElseGet(() -> draft.label().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"));
            this.columns = LoadContent.ofData(draft.content(), Optional.of(draft.format()))
                    .columns();
            this.createdAt = now;
            this.updatedAt = now;
        }

        private ObjectNode named() {
            return Json.object().put("id", id).put("label", label).put("table_name", tableName);
        }

        private ObjectNode created() {
            return named().put("schema_name", "main").put("status", "ready").put("created_at", createdAt.toString());
        }

        private ObjectNode changed() {
            ObjectNode json = named().put("latest_version", FIRST).put("updated_at", updatedAt.toString());
            pinned.ifPresent(version -> json.put("pinned_version", version));
            return json;
        }

        private ObjectNode summary() {
            return changed().put("schema_name", "main").put("created_at", createdAt.toString());
        }

        private ObjectNode detail() {
            ObjectNode json = summary().put("source_type", "inline");
            ArrayNode shown = json.putArray("columns");
            columns.forEach(column -> shown.addObject()
                    .put("name", column.name())
                    .put("data_type", column.dataType())
                    .put("nullable", column.nullable()));
            return json;
        }
    }

    private record Draft(String label, Optional<String> tableName, String content, String format) {
        static Draft read(Members members) {
            members.optionalText("storage_backend");
            String label = members.text("label");
            Optional<String> tableName = members.optionalText("table_name");
            List<String> inline = members.nested("source", Draft::inline).orElse(List.of());
            if (inline.isEmpty()) {
                members.refuse("source", "only inline text makes a dataset here");
                return new Draft(label, tableName, "", "csv");
            }
            return new Draft(label, tableName, inline.get(0), inline.get(1));
        }

        private static List<String> inline(Members source) {
            source.ignoreOthers();
            return source.nested("inline", text -> {
                        text.optionalObject("columns");
                        return List.of(text.text("content"), text.text("format"));
                    })
                    .orElse(List.of());
        }
    }

    private record Change(Optional<String> label, Optional<String> tableName, boolean pins, OptionalLong version) {
        static Change read(Members members) {
            return new Change(
                    members.optionalText("label"),
                    members.optionalText("table_name"),
                    members.has("pinned_version"),
                    members.optionalNumber("pinned_version"));
        }
    }

    private final Map<String, Map<String, Dataset>> datasets = new LinkedHashMap<>();

    DatasetRoutes(HotdataState state) {
        super(state);
    }

    void addTo(RouteGroup api) {
        api.get("list_datasets", "/datasets", this::list);
        api.post("create_dataset", "/datasets", this::create).succeedsWith(201);
        api.get(
                "get_dataset",
                "/datasets/{id}",
                request -> Answer.json(200, named(request).detail()));
        api.put("update_dataset", "/datasets/{id}", this::update);
        api.delete("delete_dataset", "/datasets/{id}", this::delete).succeedsWith(204);
        api.get("list_dataset_versions", "/datasets/{id}/versions", this::versions);
    }

    private Map<String, Dataset> all(VendorRequest request) {
        String workspace = workspace(request).id();
        return datasets.computeIfAbsent(workspace, any -> new LinkedHashMap<>());
    }

    private Dataset named(VendorRequest request) {
        String id = request.pathParameter("id");
        return Optional.ofNullable(all(request).get(id)).orElseThrow(() -> notFound("no dataset with id " + id));
    }

    private Answer list(VendorRequest request) {
        return offsetPage(
                request,
                all(request).values(),
                limit(request, USUAL_PAGE, MOST_A_PAGE),
                Json.object(),
                "datasets",
                Dataset::summary);
    }

    private Answer create(VendorRequest request) {
        Draft draft = request.read(Draft::read);
        if (draft.label().isBlank()) {
            throw badRequest("label cannot be empty");
        }
        Dataset dataset = new Dataset(state.newId("data"), draft, state.now());
        all(request).put(dataset.id, dataset);
        return Answer.json(201, dataset.created());
    }

    private Answer update(VendorRequest request) {
        Change change = request.read(Change::read);
        Dataset dataset = named(request);
        if (change.version().orElse(FIRST) != FIRST) {
            throw badRequest("no version " + change.version().getAsLong() + " of dataset " + dataset.id);
        }
        dataset.label = change.label().orElse(dataset.label);
        dataset.tableName = change.tableName().orElse(dataset.tableName);
        dataset.pinned = change.pins() ? change.version() : dataset.pinned;
        dataset.updatedAt = state.now();
        return Answer.json(200, dataset.changed());
    }

    private Answer delete(VendorRequest request) {
        all(request).remove(named(request).id);
        return Answer.noContent();
    }

    private Answer versions(VendorRequest request) {
        Dataset dataset = named(request);
        ObjectNode body = Json.object().put("dataset_id", dataset.id);
        int limit = limit(request, USUAL_PAGE, MOST_A_PAGE);
        return offsetPage(request, List.of(FIRST), limit, body, "versions", version -> Json.object()
                .put("id", dataset.id + "v" + version)
                .put("version", version)
                .put("source_type", "inline")
                .put("created_at", dataset.createdAt.toString()));
    }
}
