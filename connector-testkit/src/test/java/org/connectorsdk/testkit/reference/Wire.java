package org.connectorsdk.testkit.reference;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.error.VendorError.FailureEnvelope;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/** What goes over the wire. */
final class Wire {
    private Wire() {}

    record Failure(
            @Nullable String code,
            @Nullable String message,
            @Nullable String job) {
        VendorError told() {
            return VendorError.builder().code(code).message(message).build();
        }
    }

    record Stored(
            String id,
            String name,
            String type,
            String status,
            @Nullable JsonObject config,
            @Nullable String created,
            @JsonAnySetter Map<String, JsonValue> more) {}

    record Changed(String id) {}

    record Listed(
            @Nullable List<Lenient<Stored>> items,
            @Nullable String next,
            @Nullable Failure error) implements FailureEnvelope {
        Listed {
            if (items == null && error == null) {
                throw new IllegalArgumentException("items: is missing");
            }
        }

        List<Lenient<Stored>> all() {
            return items == null ? List.of() : items;
        }

        @Override
        public Optional<VendorError> failure() {
            return Optional.ofNullable(error).map(Failure::told);
        }
    }

    record New(String name, String type, JsonObject config, Map<String, Object> credentials) implements SecretBearing {
        @Override
        public Iterable<Secret> secrets() {
            return credentials.values().stream()
                    .filter(Secret.class::isInstance)
                    .map(Secret.class::cast)
                    .toList();
        }
    }

    record StepOf(String name, String state, @Nullable String message) {}

    record Tested(
            boolean ok,
            @Nullable String reason,
            @Nullable String message,
            @Nullable List<StepOf> steps) {}

    record ColumnOf(String name, String type, @Nullable Boolean nullable, boolean key) {}

    record TableOf(
            @Nullable String schema,
            @Nullable String name,
            @Nullable List<ColumnOf> columns,
            @Nullable List<List<String>> keys) {}

    record Tables(List<TableOf> tables, @Nullable String next) {}

    record Synced(List<String> tables) {}

    record Rows(List<String> columns, List<JsonArray> rows, boolean truncated) {}

    record FileOf(
            String path, String name, String kind, @Nullable Long size) {}

    record Files(List<FileOf> files) {}

    record JobOf(
            String id,
            @Nullable String connection,
            @Nullable String state,
            @Nullable String reason,
            @Nullable Long rows,
            @Nullable String resumes,
            @JsonAnySetter Map<String, JsonValue> more) {}

    record Jobs(List<JobOf> items, @Nullable String next) {}
}
