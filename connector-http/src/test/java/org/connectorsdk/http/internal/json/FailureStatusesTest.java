package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words beside the content of a success make it a failure. */
class FailureStatusesTest {
    private static FailureStatuses said(String json) {
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
        assertThat(said(json).failure()).isNotNull();
        assertThat(said(json).failureWithoutContent()).isNotNull();
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
        assertThat(said(json).failure()).isNull();
        assertThat(said(json).failureWithoutContent()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'status':'failed','message':'no'}", "{'status':'ERROR','message':''}", "{'deleted':false}"})
    void aStatusIsAWordAboutItselfOnlyWhereContentIsMissing(String json) {
        assertThat(said(json).failure()).isNull();
        assertThat(said(json).failureWithoutContent()).isNotNull();
    }

    @Test
    void membersThatTellAreKnownByName() {
        assertThat(FailureStatuses.has("error")).isTrue();
        assertThat(FailureStatuses.has("error_message")).isTrue();
        assertThat(FailureStatuses.has("rows")).isFalse();
    }
}
