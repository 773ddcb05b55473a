package org.connectorsdk.airbyte.internal;

import io.vavr.control.Either;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.ValidationErrors;
import org.jspecify.annotations.Nullable;

/**
 * A connector type as it matters here. A user may call it by whatever he knows of it.
 *
 * @param id the id of its definition
 * @param name the name for people
 * @param image the name of its image; empty where the API does not tell it
 */
public record ConnectorType(String id, String name, String image) {
    private static final Pattern JOINTS = Pattern.compile("[ _-]+");
    private static final int MOST_NAMES = 20;

    /**
     * Makes a type of what a server tells of it.
     *
     * @param id the id of its definition
     * @param name the name for people; null where there is none
     * @param image the name of its image; null where the API does not tell it
     * @return the type
     */
    public static ConnectorType of(String id, @Nullable String name, @Nullable String image) {
        return new ConnectorType(id, AirbyteMapper.text(name), AirbyteMapper.text(image));
    }

    /** The id of the one type that is meant; an error when no type, or more than one, is called so. */
    static Either<ConnectorError, String> idOf(
            String operation, String wanted, ActorRole role, List<ConnectorType> types) {
        List<ConnectorType> found = meanings(wanted, role).stream()
                .map(isMeant -> types.stream().filter(isMeant).toList())
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of());
        return found.size() == 1
                ? Either.right(found.get(0).id())
                : Either.left(ValidationErrors.of(
                        Airbyte.ID,
                        operation,
                        role.word() + ".type",
                        found.isEmpty()
                                ? "is not a connector type of this server: " + names(types)
                                : "fits several connector types; give the id of one"));
    }

    /**
     * What a user who writes this can mean: id, name, name in any case and with any joints, the image, the image of an
     * end, the end of the image's name. What stands first is meant first: {@code postgres} is the type of that name,
     * though the image of another ends so.
     */
    private static List<Predicate<ConnectorType>> meanings(String wanted, ActorRole role) {
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

    private static String names(List<ConnectorType> types) {
        return types.stream()
                .map(ConnectorType::name)
                .filter(name -> !name.isBlank())
                .sorted()
                .limit(MOST_NAMES)
                .toList()
                .toString();
    }
}
