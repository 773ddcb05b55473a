package org.connectorsdk.verification.findings.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.IncomingCall;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-14: which of several running jobs is joined does not depend on how the vendor lists them. */
@Finding(value = "F-14", rule = "The same job is joined whatever the order and the pages of the list")
class F14WhichJobTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Jobs by their numbers; how many a page has; whether the server refuses what narrows the list, and how. */
    private record Listing(List<Integer> order, int pageSize, int refusal) {}

    private record Row(String type, String status) {}

    /** A sync that never ends, another one, the newest, and one of another type. */
    private static final Map<Integer, Row> JOBS = Map.of(
            71, new Row("sync", "succeeded"),
            80, new Row("sync", "running"),
            82, new Row("sync", "running"),
            83, new Row("sync", "pending"),
            84, new Row("reset_connection", "running"));

    static List<Input<Listing>> inputs() {
        return List.of(
                Input.of("newest first", new Listing(List.of(84, 83, 82, 80, 71), 100, 0)),
                Input.of("oldest first", new Listing(List.of(71, 80, 82, 83, 84), 100, 0)),
                Input.of("in no order", new Listing(List.of(82, 84, 71, 80, 83), 100, 0)),
                Input.of("oldest first, page by page", new Listing(List.of(71, 80, 82, 83, 84), 2, 0)),
                Input.of("newest first, page by page", new Listing(List.of(84, 83, 82, 80, 71), 2, 0)),
                Input.of("in no order, three a page", new Listing(List.of(80, 82, 84, 71, 83), 3, 0)),
                Input.of("a filter that is refused", new Listing(List.of(80, 82, 83, 84, 71), 100, 400)),
                Input.of("a filter that the server fails over", new Listing(List.of(80, 84, 83, 82, 71), 100, 500)));
    }

    @ForEveryCase(with = "JOB_LIST")
    void theNewestOfItsTypeIsJoinedAndTheOthersAreNamed(Case<Listing> one, Stage stage) {
        ConnectionId id = conflict(stage, one);

        Job joined = one.answer(stage.open(), ViewCall.sync(id));

        assertThat(joined.ref().jobId()).isEqualTo("83");
        assertThat(joined.attached()).isTrue();
        assertThat(joined.warnings()).anySatisfy(warning -> assertThat(warning).contains("80", "82"));
    }

    @ForEveryCase(with = "JOB_LIST")
    void whoWantsNoneIsToldAllOfThem(Case<Listing> one, Stage stage) {
        ConnectionId id = conflict(stage, one);

        ConnectorError error =
                one.error(stage.open(), ViewCall.sync(id, SyncRequest.full().ifRunning(IfRunning.FAIL)));

        assertThat(((ConnectorError.Conflict) error).conflictingId()).contains("83");
        assertThat(error.message()).contains("80", "82", "83");
    }

    private static ConnectionId conflict(Stage stage, Case<Listing> one) {
        ConnectionId id = stage.harness().seedSyncable().orElseThrow();
        String vendor = one.target().id();
        stage.always(NeutralCall.SYNC, Fault.status(409));
        stage.always(NeutralCall.JOBS, Fault.answering(call -> listed(call, id, vendor, one.value())));
        return id;
    }

    private static Answer listed(IncomingCall call, ConnectionId id, String vendor, Listing listing) {
        if (listing.refusal() != 0 && isNarrowed(call, vendor)) {
            return Answer.json(listing.refusal(), "{\"message\":\"no such value\"}");
        }
        int from = offset(call, vendor);
        int asked = asked(call, vendor);
        int to = Math.min(
                from + Math.min(listing.pageSize(), asked), listing.order().size());
        List<Integer> page = listing.order().subList(Math.min(from, to), to);
        return Answer.json(200, body(page, to, listing.order().size(), id, vendor));
    }

    private static boolean isNarrowed(IncomingCall call, String vendor) {
        return switch (vendor) {
            case "airbyte" -> call.bodyText().contains("refresh");
            case "airbyte-public" -> call.query("orderBy").isPresent();
            default -> call.query("type").isPresent();
        };
    }

    private static int offset(IncomingCall call, String vendor) {
        return switch (vendor) {
            case "airbyte" -> tree(call).path("pagination").path("rowOffset").asInt(0);
            case "airbyte-public" -> Integer.parseInt(call.query("offset").orElse("0"));
            default -> Integer.parseInt(call.query("cursor").orElse("0"));
        };
    }

    private static int asked(IncomingCall call, String vendor) {
        return vendor.equals("airbyte")
                ? tree(call).path("pagination").path("pageSize").asInt(100)
                : Integer.parseInt(call.query("limit").orElse("100"));
    }

    private static JsonNode tree(IncomingCall call) {
        try {
            return JSON.readTree(call.bodyText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode body(List<Integer> page, int to, int total, ConnectionId id, String vendor) {
        ArrayNode rows = NODES.arrayNode();
        page.forEach(number -> rows.add(row(number, id, vendor)));
        ObjectNode body = NODES.objectNode();
        switch (vendor) {
            case "airbyte" -> body.put("totalJobCount", total).set("jobs", rows);
            case "airbyte-public" -> body.put("next", to < total ? "/more" : "").set("data", rows);
            default -> {
                body.set("data", rows);
                ObjectNode meta = body.putObject("meta").putObject("page");
                meta.put("cursor", to < total ? Integer.toString(to) : null);
            }
        }
        return body;
    }

    private static ObjectNode row(int number, ConnectionId id, String vendor) {
        Row job = Objects.requireNonNull(JOBS.get(number));
        String time = "2026-01-01T00:00:%02dZ".formatted(number - 60);
        ObjectNode row = NODES.objectNode();
        switch (vendor) {
            case "airbyte" -> {
                ObjectNode inner = row.putObject("job");
                inner.put("id", number).put("configType", job.type()).put("configId", id.value());
                inner.put("createdAt", 1767225600L + number).put("status", job.status());
                row.putArray("attempts");
            }
            case "airbyte-public" -> {
                row.put("jobId", number).put("jobType", job.type().equals("sync") ? "sync" : "reset");
                row.put("status", job.status()).put("connectionId", id.value()).put("startTime", time);
            }
            default -> {
                row.put("id", Integer.toString(number))
                        .put("connection_id", id.value())
                        .put("created_at", time);
                row.put("type", job.type().equals("sync") ? "connection_sync" : "backfill");
                row.put("status", job.status().equals("pending") ? "queued" : job.status());
            }
        }
        return row;
    }
}
