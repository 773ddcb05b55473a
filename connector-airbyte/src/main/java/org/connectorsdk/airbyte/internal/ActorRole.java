package org.connectorsdk.airbyte.internal;

/** The two ends of a connection, which Airbyte treats as mirror images. */
public enum ActorRole {
    /** Where data comes from. */
    SOURCE("source"),
    /** Where it goes. */
    DESTINATION("destination");

    private final String word;

    ActorRole(String word) {
        this.word = word;
    }

    /** {@return Airbyte's word} */
    public String word() {
        return word;
    }
}
