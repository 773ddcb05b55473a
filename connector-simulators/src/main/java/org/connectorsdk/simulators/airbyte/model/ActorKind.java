package org.connectorsdk.simulators.airbyte.model;

/**
 * The two mirror images: what is called how for sources and for destinations.
 *
 * @since 0.1.0
 */
public enum ActorKind {
    SOURCE("source", "SOURCE_CONNECTION"),
    DESTINATION("destination", "DESTINATION_CONNECTION");

    private final String word;
    private final String table;

    ActorKind(String word, String table) {
        this.word = word;
        this.table = table;
    }

    /** {@code source}, as it stands in operation names and definitions. */
    public String word() {
        return word;
    }

    /** {@code sources}, as it stands in paths and list answers. */
    public String plural() {
        return word + "s";
    }

    /** {@code sourceId}. */
    public String idField() {
        return word + "Id";
    }

    /** {@code sourceDefinitionId}. */
    public String definitionField() {
        return word + "DefinitionId";
    }

    /** {@code sourceName}: the connector's type, not the name of the actor. */
    String typeNameField() {
        return word + "Name";
    }

    /** {@code sourceType}: the connector's short word in the public API. */
    public String typeField() {
        return word + "Type";
    }

    /** The server's name of the stored thing, as it stands in the text of a 404. */
    public String table() {
        return table;
    }

    public String checkJobType() {
        return "check_connection_" + word;
    }
}
