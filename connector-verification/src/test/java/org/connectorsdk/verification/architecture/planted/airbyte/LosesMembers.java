package org.connectorsdk.verification.architecture.planted.airbyte;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.PassesOver;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;

/** Breaks: a part of an answer that keeps nothing beside what it knows. */
interface LosesMembers {
    @Operation(value = "read", safety = Safety.READ)
    Either<ConnectorError, Whole> read();

    /** Keeps what it does not know. */
    record Whole(
            List<Part> parts, Shown shown, @JsonAnySetter Map<String, JsonValue> more) {}

    /** Keeps nothing. */
    record Part(String id) {}

    /** Shows a part on purpose. */
    @PassesOver
    record Shown(String id) {}
}
