package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.ValidationErrors;

/** Finds connector types by whatever a user calls them: id, name, or the end of their image's name. */
final class ConnectorTypes {
    private final ActorOperations operations;

    ConnectorTypes(ActorOperations operations) {
        this.operations = operations;
    }

    /** The id of a type; an error when no type, or more than one, is called so. */
    Either<ConnectorError, String> id(String operation, ActorRole role, String wanted, String workspace, CallOptions options) {
        return operations.types(role, workspace, options).flatMap(types -> {
            List<ConnectorType> found = called(wanted, role, types);
            return found.size() == 1
                    ? Either.right(found.get(0).id())
                    : Either.left(ValidationErrors.of(
                            AirbyteProvider.ID,
                            operation,
                            role.word() + ".type",
                            found.isEmpty()
                                    ? "is none of this server's: " + names(types)
                                    : "is the name of several types; give the id of one"));
        });
    }

    private static List<ConnectorType> called(String wanted, ActorRole role, List<ConnectorType> types) {
        return ConnectorType.called(wanted, role).stream()
                .map(isMeant -> types.stream().filter(isMeant).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static String names(List<ConnectorType> types) {
        return types.stream()
                .map(ConnectorType::name)
                .filter(name -> !name.isBlank())
                .sorted()
                .limit(20)
                .toList()
                .toString();
    }
}
