package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.simulators.hotdata.model.LoadContent;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/**
 * Datasets, as the clients of June ask for them: tables made of text that comes with the request. Later eras have none.
 * A dataset has one version here, and statements do not see it.
 */
final class DatasetRoutes extends DocumentRoutes {
    private static final long FIRST = 1;
    private static final int USUAL_PAGE = 100;
    private static final int MOST_A_PAGE = 1000;
    private static final String[] CREATED = "id label table_name schema_name status created_at".split(" ", -1);
    private static final String[] CHANGED =
            "id label table_name latest_version updated_at pinned_version".split(" ", -1);
    private static final String[] SUMMARY =
            "id label table_name latest_version updated_at pinned_version schema_name created_at".split(" ", -1);

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

    DatasetRoutes(HotdataState state) {
        super(state, "dataset");
    }

    void addTo(RouteGroup api) {
        api.get("list_datasets", "/datasets", this::list);
        api.post("create_dataset", "/datasets", this::create).succeedsWith(201);
        api.get("get_dataset", "/datasets/{id}", request -> detail(named(request)));
        api.put("update_dataset", "/datasets/{id}", this::update);
        api.delete("delete_dataset", "/datasets/{id}", this::delete).succeedsWith(204);
        api.get("list_dataset_versions", "/datasets/{id}/versions", this::versions);
    }

    private static Answer detail(ObjectNode dataset) {
        return Answer.json(200, Json.shallowCopy(dataset).without("status"));
    }

    private Answer list(VendorRequest request) {
        int limit = limit(request, USUAL_PAGE, MOST_A_PAGE);
        List<ObjectNode> all = List.copyOf(documents(request).values());
        return offsetPage(request, all, limit, Json.object(), "datasets", dataset -> part(dataset, SUMMARY));
    }

    private Answer create(VendorRequest request) {
        Draft draft = request.read(Draft::read);
        String label = draft.label();
        if (label.isBlank()) {
            throw badRequest("label cannot be empty");
        }
        ArrayNode columns = Json.array();
        LoadContent.ofData(draft.content(), Optional.of(draft.format()))
                .columns()
                .forEach(column -> columns.add(HotdataJson.column(column)));
        ObjectNode dataset = keep(request, "data").put("label", label);
        String fromLabel = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        dataset.put("table_name", draft.tableName().orElse(fromLabel)).put("schema_name", "main");
        dataset.put("status", "ready").put("created_at", time()).put("latest_version", FIRST);
        dataset.put("updated_at", time()).put("source_type", "inline").set("columns", columns);
        return Answer.json(201, part(dataset, CREATED));
    }

    private Answer update(VendorRequest request) {
        Change change = request.read(Change::read);
        ObjectNode dataset = named(request);
        if (change.version().orElse(FIRST) != FIRST) {
            throw badRequest(
                    "no version " + change.version().getAsLong() + " of dataset " + request.pathParameter("id"));
        }
        change.label().ifPresent(label -> dataset.put("label", label));
        change.tableName().ifPresent(name -> dataset.put("table_name", name));
        if (change.pins()) {
            dataset.remove("pinned_version");
            change.version().ifPresent(version -> dataset.put("pinned_version", version));
        }
        return Answer.json(200, part(dataset.put("updated_at", time()), CHANGED));
    }

    private Answer versions(VendorRequest request) {
        ObjectNode dataset = named(request);
        String id = dataset.path("id").asText();
        ObjectNode version = Json.object().put("id", id + "v" + FIRST).put("version", FIRST);
        version.put("source_type", "inline").set("created_at", dataset.get("created_at"));
        int limit = limit(request, USUAL_PAGE, MOST_A_PAGE);
        ObjectNode body = Json.object().put("dataset_id", id);
        return offsetPage(request, List.of(version), limit, body, "versions", shown -> shown);
    }
}
