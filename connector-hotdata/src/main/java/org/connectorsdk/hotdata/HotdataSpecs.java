package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.spi.ValidationErrors;

/** What can be told about a new connection before it is sent. */
final class HotdataSpecs {
    /** The members of a config that Hotdata takes for the credential; it keeps the first one secret, and that one only. */
    private static final List<String> CREDENTIALS = List.of("password", "token", "bearer_token", "credentials_json");
    /** What a specification says in its own words, so that options cannot say it again. */
    private static final Set<String> OWN = Set.of("name", "source_type", "config", "secret_id", "secret_name");

    private HotdataSpecs() {}

    /** All that is wrong, at once. */
    static Either<ConnectorError, ConnectionSpec> check(ConnectionSpec spec) {
        List<FieldViolation> wrong = new ArrayList<>();
        if (spec.credential().isPresent() && !spec.secrets().isEmpty()) {
            wrong.add(refused("credential", "a stored credential and secrets exclude each other"));
        }
        if (CREDENTIALS.stream().filter(spec.secrets()::containsKey).count() > 1) {
            wrong.add(refused("secrets", "Hotdata keeps one of " + CREDENTIALS + " as a secret; give one"));
        }
        for (String name : spec.config().names()) {
            if (CREDENTIALS.contains(name) || spec.secrets().containsKey(name)) {
                wrong.add(refused("config." + name, "is a credential; give it as a secret"));
            }
        }
        for (String name : spec.vendorOptions().names()) {
            if (OWN.contains(name)) {
                wrong.add(refused("vendorOptions." + name, "has a place of its own in the specification"));
            }
        }
        if (spec.source().isPresent() || spec.destination().isPresent()) {
            wrong.add(refused(
                    spec.source().isPresent() ? "source" : "destination", "Hotdata's connections have no ends"));
        }
        return wrong.isEmpty() ? Either.right(spec) : Either.left(ValidationErrors.of(Hotdata.ID, "create", wrong));
    }

    private static FieldViolation refused(String path, String message) {
        return new FieldViolation(path, "refused", message);
    }
}
