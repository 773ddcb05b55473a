package org.connectorsdk.verification.findings.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-40: the settings of a connection as they were read are an update that changes nothing. */
@Finding(value = "F-40", rule = "What was read can be written")
class F40WhatWasReadTest {

    /** Which settings of which connection are sent back. */
    private record Part(boolean nulls, Predicate<JsonValue> members) {
        JsonObject of(JsonObject config) {
            JsonObject.Builder part = JsonObject.builder();
            config.members().forEach((name, value) -> {
                if (members.test(value)) {
                    part.set(name, value);
                }
            });
            return part.build();
        }
    }

    static List<Input<Part>> inputs() {
        return List.of(
                Input.of("all of them", new Part(false, value -> true)),
                Input.of("all of them, some null", new Part(true, value -> true)),
                Input.of("those that are null", new Part(true, JsonValue::isNull)),
                Input.of("those that are not null", new Part(true, value -> !value.isNull())),
                Input.of("the texts", new Part(false, value -> value.asString().isPresent())),
                Input.of("the objects", new Part(true, value -> value.asObject().isPresent())));
    }

    @ForEveryCase(with = {"UPDATE", "CONFIG_READ"})
    void writingItBackChangesNothing(Case<Part> one, Stage stage) {
        ConnectionId usual = stage.seed(1).get(0).id();
        ConnectionId id = one.value().nulls() ? stage.harness().seedNulls().orElse(usual) : usual;
        Connections client = stage.open();
        Connection read = client.get(id).get();
        ConnectionChange same = ConnectionChange.builder()
                .name(read.name())
                .config(one.value().of(read.config()))
                .build();

        Connection updated = one.answer(client, ViewCall.update(id, same));

        assertThat(updated.config()).isEqualTo(read.config());
        assertThat(client.get(id).get().config()).isEqualTo(read.config());
    }
}
