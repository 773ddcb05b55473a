package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.List;
import java.util.Locale;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.LocalRefusal;

/** Finds connector types by whatever a user calls them: id, name, or the end of their image's name. */
final class ConnectorTypes {
    /** A type as it matters here. */
    private record Type(String id, String name, String image) {
        boolean isCalled(String wanted) {
            String word = wanted.toLowerCase(Locale.ROOT);
            return id.equals(word)
                    || name.toLowerCase(Locale.ROOT).equals(word)
                    || image.toLowerCase(Locale.ROOT).endsWith("-" + word)
                    || image.toLowerCase(Locale.ROOT).equals(word);
        }
    }

    private static final JsonObject NOTHING = JsonObject.empty();

    private final AirbyteConfigApi api;

    ConnectorTypes(AirbyteConfigApi api) {
        this.api = api;
    }

    /** The id of a type; an error when no type, or more than one, is called so. */
    Either<ConnectorError, String> id(End end, String wanted, CallOptions options) {
        return types(end, options).flatMap(types -> {
            List<Type> found =
                    types.stream().filter(type -> type.isCalled(wanted)).toList();
            return found.size() == 1
                    ? Either.right(found.get(0).id())
                    : Either.left(LocalRefusal.of(
                            AirbyteProvider.ID,
                            "create",
                            List.of(LocalRefusal.violation(
                                    end.word() + ".type",
                                    found.isEmpty()
                                            ? "is none of this server's: " + names(types)
                                            : "is the name of several types; give the id of one"))));
        });
    }

    private static String names(List<Type> types) {
        return types.stream().map(Type::name).sorted().limit(20).toList().toString();
    }

    private Either<ConnectorError, List<Type>> types(End end, CallOptions options) {
        return end == End.SOURCE
                ? api.listSourceDefinitions(NOTHING, options)
                        .map(list -> list.sourceDefinitions().stream()
                                .map(type -> new Type(
                                        type.sourceDefinitionId(),
                                        type.name(),
                                        ConfigMapper.text(type.dockerRepository())))
                                .toList())
                : api.listDestinationDefinitions(NOTHING, options)
                        .map(list -> list.destinationDefinitions().stream()
                                .map(type -> new Type(
                                        type.destinationDefinitionId(),
                                        type.name(),
                                        ConfigMapper.text(type.dockerRepository())))
                                .toList());
    }
}
