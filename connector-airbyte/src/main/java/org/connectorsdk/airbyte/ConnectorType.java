package org.connectorsdk.airbyte;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A connector type as it matters here.
 *
 * @param id the id of its definition
 * @param name the name for people
 * @param image the name of its image; empty where the API does not tell it
 */
record ConnectorType(String id, String name, String image) {
    private static final Pattern JOINTS = Pattern.compile("[ _-]+");

    /**
     * What a user who writes this can mean: id, name, name in any case and with any joints, the image, the image of an end, the end of
     * the image's name. What stands first is meant first: {@code postgres} is the type of that name, though the image of another ends
     * so.
     *
     * @param wanted what the user writes
     * @param role of which end the type is
     */
    static List<Predicate<ConnectorType>> called(String wanted, ActorRole role) {
        String word = wanted.toLowerCase(Locale.ROOT);
        return List.of(
                type -> type.id.equalsIgnoreCase(wanted),
                type -> type.name.equals(wanted),
                type -> joined(type.name).equals(joined(wanted)),
                type -> type.ownImage().equals(word),
                type -> type.ownImage().endsWith("/" + role.word() + "-" + word),
                type -> type.ownImage().endsWith("-" + word));
    }

    private String ownImage() {
        return image.toLowerCase(Locale.ROOT);
    }

    private static String joined(String text) {
        return JOINTS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("-");
    }
}
