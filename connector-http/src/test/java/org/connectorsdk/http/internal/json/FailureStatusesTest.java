package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureStatusesTest {
    private static FailureStatuses statuses(String json) {
        FailureStatuses words = new FailureStatuses();
        JsonObject members = Json.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .flatMap(JsonValue::asObject)
                .orElseThrow();
        members.members().forEach(words::add);
        return words;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error':'table is locked'}",
                "{'error':{'message':'table is locked'}}",
                "{'error':true}",
                "{'error':1}",
                "{'errors':['a']}",
                "{'success':false}",
                "{'ok':false}",
                "{'succeeded':false}",
                "{'success':'False'}"
            })
    void aWordOfFailureIsOneBesideContentToo(String json) {
        assertThat(statuses(json).failure()).isNotNull();
        assertThat(statuses(json).failureWithoutContent()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'error':null}",
                "{'error':''}",
                "{'error':'  '}",
                "{'error':false}",
                "{'error':0}",
                "{'error':{}}",
                "{'errors':[]}",
                "{'success':true}",
                "{'ok':null}",
                "{'message':'done'}",
                "{'status':'failed'}",
                "{'deleted':true}"
            })
    void anythingElseIsNone(String json) {
        assertThat(statuses(json).failure()).isNull();
        assertThat(statuses(json).failureWithoutContent()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'status':'failed','message':'no'}", "{'status':'ERROR','message':''}", "{'deleted':false}"})
    void aStatusIsAWordAboutItselfOnlyWhereContentIsMissing(String json) {
        assertThat(statuses(json).failure()).isNull();
        assertThat(statuses(json).failureWithoutContent()).isNotNull();
    }

    @Test
    void membersThatTellAreKnownByName() {
        assertThat(FailureStatuses.has("error")).isTrue();
        assertThat(FailureStatuses.has("error_message")).isTrue();
        assertThat(FailureStatuses.has("rows")).isFalse();
    }
}
