package org.connectorsdk.simulators.hotdata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Uploaded files. What is in them is not looked at before they are loaded. */
final class UploadRoutes {
    private final HotdataState state;
    private final HotdataJson json;

    UploadRoutes(HotdataState state, HotdataJson json) {
        this.state = state;
        this.json = json;
    }

    void addTo(RouteGroup api) {
        api.post("upload_file", "/files", this::upload).streamsUpload().succeedsWith(201);
        api.get("list_uploads", "/files", this::list);
    }

    private Answer upload(VendorRequest request) {
        if (request.upload().size() == 0) {
            throw HotdataErrors.badRequest("upload is empty");
        }
        if (request.upload().size() > state.behaviour().uploadLimit()) {
            throw Refusal.of(Refusal.Kind.TOO_LARGE, "upload is larger than the limit");
        }
        UploadEntry upload =
                HotdataSimulator.workspace(state, request).addUpload(request.upload(), request.header("Content-Type"));
        return Answer.json(201, json.upload(upload));
    }

    private Answer list(VendorRequest request) {
        Optional<String> status = request.query("status");
        ObjectNode body = Json.object();
        ArrayNode uploads = body.putArray("uploads");
        HotdataSimulator.workspace(state, request).uploads().stream()
                .filter(upload -> status.isEmpty() || status.get().equals(upload.status()))
                .forEach(upload -> uploads.add(json.upload(upload)));
        return Answer.json(200, body);
    }
}
