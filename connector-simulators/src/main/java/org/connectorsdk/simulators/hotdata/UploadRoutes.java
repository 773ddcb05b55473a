package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.HotdataBehaviour;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.simulators.hotdata.model.HotdataErrors;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.simulators.hotdata.model.UploadEntry;
import org.connectorsdk.simulators.hotdata.model.UploadSession;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/**
 * Files on their way to a table, whose content is not looked at before: sent to the service, or by links to its storage
 * host.
 */
final class UploadRoutes extends HotdataRoutes {
    private record NewSession(
            OptionalLong declaredSize, Optional<String> contentType, OptionalLong partSize, Optional<String> checksum) {
        static NewSession read(Members members) {
            for (String absentOrSet : List.of("declared_size_bytes", "part_size")) {
                if (members.has(absentOrSet)
                        && members.optionalNumber(absentOrSet).isEmpty()) {
                    members.refuse(absentOrSet, "null is not a number");
                }
            }
            members.optionalText("content_encoding");
            members.optionalText("filename");
            members.optionalText("checksum_value");
            return new NewSession(
                    members.optionalNumber("declared_size_bytes"),
                    members.optionalText("content_type"),
                    members.optionalNumber("part_size"),
                    members.optionalText("checksum_algo"));
        }
    }

    private record Named(int number, String eTag) {
        static Named read(Members members) {
            return new Named((int) members.number("part_number"), members.text("e_tag"));
        }
    }

    private static final String TOKEN = "X-Upload-Finalize-Token";
    private static final long LEAST_PART = 5L << 20;
    private static final long LARGEST_PART = 5L << 30;
    private static final int MOST_PARTS = 10_000;

    private final Supplier<HotdataStorage> storage;

    UploadRoutes(HotdataState state, Supplier<HotdataStorage> storage) {
        super(state);
        this.storage = storage;
    }

    void addTo(RouteGroup api) {
        api.post("upload_file", "/files", this::upload).streamsUpload().succeedsWith(201);
        api.get("list_uploads", "/files", this::list);
        api.post("create_upload", "/uploads", this::create).succeedsWith(201);
        api.post("mint_upload_parts", "/uploads/{upload_id}/parts", this::mint);
        api.post("finalize_upload", "/uploads/{upload_id}/finalize", this::finish);
    }

    private Answer create(VendorRequest request) {
        NewSession wanted = request.read(NewSession::read);
        requirePresigning();
        if (wanted.checksum().filter(algorithm -> !algorithm.equals("sha256")).isPresent()) {
            throw badRequest("checksum_algo must be 'sha256'");
        }
        if (wanted.declaredSize().orElse(0) > state.behaviour().uploadLimit) {
            throw badRequest("the upload is larger than the limit; split it and load with mode append");
        }
        long partSize = state.behaviour()
                .partSize
                .orElseGet(() -> Math.min(
                        LARGEST_PART, Math.max(LEAST_PART, wanted.partSize().orElse(HotdataBehaviour.PART_SIZE))));
        boolean single = wanted.declaredSize().isPresent()
                && wanted.declaredSize().getAsLong()
                        <= state.behaviour().partSize.orElse(HotdataBehaviour.PART_SIZE);
        UploadSession session = new UploadSession(
                state.newId("upld"), state.newId("ft_"), wanted.declaredSize(), wanted.contentType(), single, partSize);
        workspace(request).sessions.put(session.id, session);
        return Answer.json(201, json(session));
    }

    private ObjectNode json(UploadSession session) {
        ObjectNode body = Json.object().put("upload_id", session.id);
        body.put("finalize_token", session.finalizeToken).put("mode", session.single ? "single" : "multipart");
        ObjectNode headers = body.putObject("headers");
        state.behaviour().storageHeaders.forEach(headers::put);
        if (session.single) {
            return body.put("url", storage.get().link(session, 1).toString());
        }
        body.put("part_size", session.partSize);
        if (session.isDeclared()) {
            ArrayNode urls = body.putArray("part_urls");
            for (int part = 1; part <= session.declaredParts(); part++) {
                urls.add(storage.get().link(session, part).toString());
            }
        }
        return body;
    }

    private void requirePresigning() {
        if (!state.behaviour().presigns) {
            throw HotdataErrors.failure("this deployment cannot issue upload links")
                    .status(501)
                    .code("PRESIGN_UNSUPPORTED");
        }
    }

    private UploadSession session(VendorRequest request) {
        String id = request.pathParameter("upload_id");
        UploadSession session = found(workspace(request).sessions, id, "upload");
        String token = request.header(TOKEN).orElseThrow(() -> badRequest("the header " + TOKEN + " is missing"));
        if (!token.equals(session.finalizeToken)) {
            throw state.behaviour().era == HotdataEra.AUTUMN
                    ? notFound("no upload with id " + id)
                    : badRequest("the finalize token is another upload's");
        }
        return session;
    }

    private Answer mint(VendorRequest request) {
        List<Long> numbers = request.read(members -> members.numbers("part_numbers"));
        UploadSession session = session(request);
        requirePresigning();
        if (numbers.isEmpty() || numbers.stream().anyMatch(number -> number < 1 || number > MOST_PARTS)) {
            throw badRequest("part_numbers: one or more from 1 to " + MOST_PARTS);
        }
        ObjectNode body = Json.object();
        ArrayNode parts = body.putArray("parts");
        for (long number : numbers) {
            parts.addObject()
                    .put("part_number", number)
                    .put("url", storage.get().link(session, (int) number).toString());
        }
        return Answer.json(200, body);
    }

    private Answer finish(VendorRequest request) {
        Map<Integer, String> named = new LinkedHashMap<>();
        request.read(members -> {
                    if (members.has("parts") && members.any("parts").isEmpty()) {
                        members.refuse("parts", "null is not a list");
                    }
                    return members.list("parts", Named::read);
                })
                .forEach(part -> named.put(part.number(), part.eTag()));
        UploadSession session = session(request);
        if (session.finalized) {
            throw badRequest("the upload is finalized already");
        }
        session.problem(named).ifPresent(problem -> {
            throw badRequest(problem);
        });
        session.finalized = true;
        UploadEntry upload = workspace(request).finalizeSession(session);
        ObjectNode body = json.upload(upload);
        body.set("upload_id", body.remove("id"));
        return Answer.json(200, body);
    }

    private Answer upload(VendorRequest request) {
        if (request.upload().size() == 0) {
            throw HotdataErrors.badRequest("upload is empty");
        }
        if (request.upload().size() > state.behaviour().uploadLimit) {
            throw Refusal.of(Refusal.Kind.TOO_LARGE, "upload is larger than the limit");
        }
        UploadEntry upload = workspace(request).addUpload(request.upload(), request.header("Content-Type"));
        return Answer.json(201, json.upload(upload));
    }

    private Answer list(VendorRequest request) {
        Optional<String> status = request.query("status");
        List<UploadEntry> found = workspace(request).uploads().stream()
                .filter(upload -> status.isEmpty() || status.get().equals(upload.status()))
                .toList();
        return whole(found, "uploads", json::upload);
    }
}
