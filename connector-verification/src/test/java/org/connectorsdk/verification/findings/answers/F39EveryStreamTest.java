package org.connectorsdk.verification.findings.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;

/** F-39: a stream whose fields cannot be told is a stream still, and costs no other one anything. */
@Finding(value = "F-39", rule = "No stream is lost, and one odd stream does not end the rest")
class F39EveryStreamTest {
    private static final String SOUND = ShownStreams.stream("sound", "{'id': {'type': 'integer'}}");

    /** A stream called odd, and what is kept of its schema. */
    record Odd(String stream, String schema) {
        static Odd of(String schema) {
            return new Odd(ShownStreams.pair("'name': 'odd', 'jsonSchema': " + schema), schema);
        }

        String kept() {
            return schema.replace('\'', '"').replace(" ", "");
        }
    }

    static List<Input<Odd>> inputs() {
        return List.of(
                Input.of("a union at the root", Odd.of("{'oneOf': [{'type': 'object'}]}")),
                Input.of("an object without properties", Odd.of("{'type': 'object'}")),
                Input.of("anything", Odd.of("true")),
                Input.of("nothing", Odd.of("false")),
                Input.of("a text", Odd.of("'?'")),
                Input.of("a list", Odd.of("[1]")),
                Input.of("properties that are no object", Odd.of("{'properties': []}")));
    }

    @ForEveryCase(only = ShownStreams.AIRBYTE)
    void aStreamWithoutFieldsIsListedWithItsSchema(Case<Odd> one) {
        Catalog catalog =
                ShownStreams.introspected(one, SOUND, one.value().stream(), ShownStreams.stream("last", "{}"));

        assertThat(catalog.tables()).extracting(table -> table.ref().table()).containsExactly("sound", "odd", "last");
        assertThat(catalog.tables().get(1).columns()).isEmpty();
        assertThat(catalog.tables().get(1).vendorFields().get("jsonSchema").orElseThrow())
                .hasToString(one.value().kept());
        assertThat(catalog.problems())
                .hasSize(1)
                .allSatisfy(problem -> assertThat(problem.toString()).contains("odd", "jsonSchema"));
    }

    /** How a stream is synced, in ways that cannot be read. */
    static List<Input<String>> settings() {
        return List.of(
                Input.of("a selected field without a path", "{'selectedFields': [{}]}"),
                Input.of("a selected field that is null", "{'selectedFields': [null]}"),
                Input.of("fields that are no list", "{'selectedFields': {}}"),
                Input.of("a key that is no list", "{'primaryKey': 'id'}"),
                Input.of("a flag that is a word", "{'selected': 'yes'}"),
                Input.of("no settings at all", "'?'"));
    }

    @ForEveryCase(only = ShownStreams.AIRBYTE, inputs = "settings")
    void settingsThatCannotBeReadCostTheStreamNothing(Case<String> one) {
        String odd = "{'stream': {'name': 'odd', 'jsonSchema': {'properties': {'id': {'type': 'integer'}}}}, 'config': "
                + one.value() + "}";
        Catalog catalog = ShownStreams.introspected(one, odd, SOUND);

        assertThat(catalog.tables()).extracting(table -> table.ref().table()).containsExactly("odd", "sound");
        assertThat(catalog.tables().get(0).columns()).hasSize(1);
    }

    /** Streams of the public API that do not tell their fields, or their name. */
    static List<Input<String>> streams() {
        return List.of(
                Input.of("no fields", "{'streamName': 'odd'}"),
                Input.of("fields that are null", "{'streamName': 'odd', 'propertyFields': null}"),
                Input.of("fields that are text", "{'streamName': 'odd', 'propertyFields': ['id']}"),
                Input.of("fields that are an object", "{'streamName': 'odd', 'propertyFields': {}}"),
                Input.of("no name", "{'propertyFields': [['id']]}"),
                Input.of("a name that is null", "{'streamName': null, 'propertyFields': [['id']]}"),
                Input.of("no object", "7"));
    }

    @ForEveryCase(only = ShownStreams.PUBLIC, inputs = "streams")
    void anOddStreamIsAProblemAndTheOthersAreListed(Case<String> one) {
        String sound = "{'streamName': 'sound', 'propertyFields': [['id']]}";
        Catalog catalog = ShownStreams.introspected(one, sound, one.value(), sound.replace("sound", "last"));

        assertThat(catalog.tables()).extracting(table -> table.ref().table()).contains("sound", "last");
        assertThat(catalog.problems()).hasSize(1);
        assertThat(catalog.tables()).hasSize(one.value().contains("'odd'") ? 3 : 2);
    }
}
