package org.connectorsdk.verification.findings.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;

/** F-38: {@code campaign → id} is the id of a campaign, {@code campaign.id} a field whose name has a dot. */
@Finding(value = "F-38", rule = "Paths stay paths")
class F38PathsTest {
    private static final String FIELDS = "{'campaign': {'type': 'object', 'properties': {'id': {'type': 'integer'}}},"
            + " 'campaign.id': {'type': 'string'}, 'id': {'type': 'integer'}}";
    private static final String PATHS = "[['campaign'], ['campaign', 'id'], ['campaign.id'], ['id']]";

    /** A key, its paths, and the columns that are a key by themselves. */
    record Key(String json, List<List<String>> paths, List<String> columns) {}

    static List<Input<Key>> inputs() {
        return List.of(
                Input.of(
                        "a nested field",
                        new Key("[['campaign', 'id']]", List.of(List.of("campaign", "id")), List.of())),
                Input.of(
                        "a name with a dot",
                        new Key("[['campaign.id']]", List.of(List.of("campaign.id")), List.of("campaign.id"))),
                Input.of("a plain name", new Key("[['id']]", List.of(List.of("id")), List.of("id"))),
                Input.of(
                        "a plain name and a nested field",
                        new Key(
                                "[['id'], ['campaign', 'id']]",
                                List.of(List.of("id"), List.of("campaign", "id")),
                                List.of("id"))),
                Input.of(
                        "both that look alike",
                        new Key(
                                "[['campaign.id'], ['campaign', 'id']]",
                                List.of(List.of("campaign.id"), List.of("campaign", "id")),
                                List.of("campaign.id"))),
                Input.of("no key", new Key("[]", List.of(), List.of())),
                Input.of(
                        "a field that is not there",
                        new Key("[['gone', 'id']]", List.of(List.of("gone", "id")), List.of())));
    }

    private static Catalog introspected(Case<Key> one) {
        String key = "'sourceDefinedPrimaryKey': " + one.value().json();
        String stream = one.target().id().equals(ShownStreams.PUBLIC)
                ? "{'streamName': 'ads', 'propertyFields': " + PATHS + ", " + key + "}"
                : ShownStreams.pair(
                        "'name': 'ads', 'jsonSchema': {'type': 'object', 'properties': " + FIELDS + "}, " + key);
        return ShownStreams.introspected(one, stream);
    }

    @ForEveryCase(only = {ShownStreams.AIRBYTE, ShownStreams.PUBLIC})
    void aKeyIsAListOfPaths(Case<Key> one) {
        assertThat(introspected(one).tables().get(0).primaryKey())
                .isEqualTo(one.value().paths());
    }

    @ForEveryCase(only = {ShownStreams.AIRBYTE, ShownStreams.PUBLIC})
    void onlyAColumnThatIsAKeyByItselfIsMarked(Case<Key> one) {
        Table table = introspected(one).tables().get(0);

        assertThat(table.columns()).extracting(Column::name).containsExactly("campaign", "campaign.id", "id");
        assertThat(table.columns().stream()
                        .filter(column -> column.primaryKey().orElse(false))
                        .map(Column::name))
                .containsExactlyElementsOf(one.value().columns());
    }
}
