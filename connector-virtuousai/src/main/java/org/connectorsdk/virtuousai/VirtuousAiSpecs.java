package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.api.spi.ValidationErrors;

/** What can be told about a new or changed connection before it is sent. All that is wrong is told at once. */
final class VirtuousAiSpecs {
    private static final int LONGEST_NAME = 255;
    /** What specification and change say in their own words, so that options cannot say it again. */
    private static final Set<String> OWN = Set.of("name", "provider", "config", "credentials");

    private final List<FieldViolation> wrong = new ArrayList<>();

    private VirtuousAiSpecs() {}

    static Either<ConnectorError, ConnectionSpec> check(ConnectionSpec spec) {
        VirtuousAiSpecs checked = new VirtuousAiSpecs();
        checked.name(spec.name());
        checked.options(spec.vendorOptions());
        spec.config().names().stream()
                .filter(spec.secrets()::containsKey)
                .forEach(name -> checked.refuse("config." + name, "is given as a secret as well"));
        checked.masks(spec.config());
        checked.absent("credential", spec.credential().isPresent(), "VirtuousAI has no stored credentials to refer to");
        checked.absent("source", spec.source().isPresent(), "VirtuousAI's connections have no ends");
        checked.absent("destination", spec.destination().isPresent(), "VirtuousAI's connections have no ends");
        return checked.verdict("create", spec);
    }

    static Either<ConnectorError, ConnectionChange> check(ConnectionChange change) {
        VirtuousAiSpecs checked = new VirtuousAiSpecs();
        change.name().ifPresent(checked::name);
        checked.options(change.vendorOptions());
        checked.absent(
                "credential", change.credential().isPresent(), "VirtuousAI has no stored credentials to refer to");
        checked.absent("enabled", change.enabled().isPresent(), "is changed with the facet Lifecycle");
        return checked.verdict("update", change);
    }

    /**
     * Refuses to write back what only stands for a value. A mask that the caller gives in a {@link Secret} is sent: it is meant.
     *
     * @param config the whole config that is about to be sent
     */
    static Either<ConnectorError, JsonObject> unmasked(JsonObject config) {
        VirtuousAiSpecs checked = new VirtuousAiSpecs();
        checked.masks(config);
        return checked.verdict("update", config);
    }

    private void masks(JsonObject config) {
        SecretSettings.masked("config", config)
                .forEach(path -> refuse(
                        path, "is masked, and writing the mask back would replace the value; give the value itself"));
    }

    private void name(String name) {
        int length = name.codePointCount(0, name.length());
        if (length == 0 || length > LONGEST_NAME) {
            refuse("name", "must have 1 to " + LONGEST_NAME + " characters, has " + length);
        }
    }

    private void options(JsonObject options) {
        options.names().stream()
                .filter(OWN::contains)
                .forEach(name -> refuse("vendorOptions." + name, "has a place of its own"));
    }

    private void absent(String path, boolean given, String message) {
        if (given) {
            refuse(path, message);
        }
    }

    private void refuse(String path, String message) {
        wrong.add(new FieldViolation(path, "refused", message));
    }

    private <T> Either<ConnectorError, T> verdict(String operation, T checked) {
        return wrong.isEmpty()
                ? Either.right(checked)
                : Either.left(ValidationErrors.of(VirtuousAiProvider.ID, operation, wrong));
    }
}
