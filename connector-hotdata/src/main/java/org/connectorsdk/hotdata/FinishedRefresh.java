package org.connectorsdk.hotdata;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobProgress;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;

/**
 * The id of a refresh that the server made at once and has no job for: the vendor's status, a dot, and the result. So
 * another process reads the same from the handle, which the server knows nothing about. An id without a result comes
 * from an older version.
 */
record FinishedRefresh(String status, JsonObject result) {
    /** Handles are stored in columns and variables; what is beyond this is counted, not kept. */
    private static final int MOST_TEXT = 4_000;

    private static final int MOST_LINE = 400;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static FinishedRefresh of(Job job) {
        JsonObject.Builder result = JsonObject.builder();
        put(result, "rows", job.progress().rows());
        put(result, "tables", job.progress().tablesDone());
        put(result, "failed", job.progress().tablesFailed());
        job.failure().ifPresent(failure -> {
            result.set("message", line(failure.message()));
            result.set("parts", lines(failure.parts()));
        });
        result.set("warnings", lines(job.warnings()));
        return new FinishedRefresh(job.status().raw(), result.build());
    }

    private static void put(JsonObject.Builder result, String name, OptionalLong count) {
        count.ifPresent(value -> result.set(name, value));
    }

    private static String line(String text) {
        return text.length() <= MOST_LINE ? text : text.substring(0, MOST_LINE - 1) + "…";
    }

    private static List<String> lines(List<String> all) {
        List<String> kept = new ArrayList<>();
        int length = 0;
        for (String text : all) {
            String line = line(text);
            length += line.length();
            if (length > MOST_TEXT) {
                kept.add("and " + (all.size() - kept.size()) + " more");
                break;
            }
            kept.add(line);
        }
        return kept;
    }

    static FinishedRefresh read(String id) {
        int dot = id.indexOf('.');
        if (dot < 0) {
            return new FinishedRefresh(id, JsonObject.empty());
        }
        return new FinishedRefresh(id.substring(0, dot), decoded(id.substring(dot + 1)));
    }

    private static JsonObject decoded(String text) {
        try {
            return JsonValue.of(JSON.readValue(Base64.getUrlDecoder().decode(text), Object.class))
                    .asObject()
                    .orElse(JsonObject.empty());
        } catch (IllegalArgumentException | IOException notOurs) {
            return JsonObject.empty();
        }
    }

    String id() {
        byte[] text = result.toJson().getBytes(StandardCharsets.UTF_8);
        return status + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** Adds the result to the fields of the handle. */
    Job.Builder on(Job.Builder job, JobStatus ended) {
        return job.status(ended)
                .progress(new JobProgress(count("rows"), OptionalLong.empty(), count("tables"), count("failed")))
                .failure(result.string("message")
                        .map(message ->
                                new JobFailure(message, "", "", OptionalInt.empty(), texts("parts"), Optional.empty()))
                        .orElse(null))
                .warnings(texts("warnings"));
    }

    private OptionalLong count(String name) {
        try {
            return result.number(name)
                    .map(JsonNumber::longValueExact)
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty());
        } catch (ArithmeticException notACount) {
            return OptionalLong.empty();
        }
    }

    private List<String> texts(String name) {
        return result.array(name).orElse(JsonArray.empty()).stream()
                .flatMap(text -> text.asString().stream())
                .toList();
    }
}
