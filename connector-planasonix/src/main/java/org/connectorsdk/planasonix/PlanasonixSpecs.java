package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.api.spi.ValidationErrors;

/** What can be told about a new or changed connection before it is sent. All that is wrong is told at once. */
final class PlanasonixSpecs {
    /** What specification and change say in their own words, so that options cannot say it again. */
    private static final Set<String> OWN = Set.of("id", "name", "type", "config", "params", "credentialId");

    private static final String CREDENTIAL = "vendorOptions." + PlanasonixCredentials.OPTION;

    private final List<FieldViolation> wrong = new ArrayList<>();

    private PlanasonixSpecs() {}

    static Either<ConnectorError, ConnectionSpec> check(String operation, ConnectionSpec spec) {
        PlanasonixSpecs checked = new PlanasonixSpecs();
        SecretSettings.masked("config", spec.config())
                .forEach(path -> checked.refuse(path, "is a mask; give the value itself, as a secret if it is one"));
        checked.credential(spec.credential(), spec.secrets());
        if (spec.source().isPresent() || spec.destination().isPresent()) {
            checked.refuse(
                    spec.source().isPresent() ? "source" : "destination", "connections of this provider have no ends");
        }
        checked.options(spec.vendorOptions(), spec.secrets());
        return checked.verdict(operation, spec);
    }

    static Either<ConnectorError, ConnectionChange> check(String operation, ConnectionChange change) {
        PlanasonixSpecs checked = new PlanasonixSpecs();
        checked.credential(change.credential(), change.secrets());
        checked.options(change.vendorOptions(), change.secrets());
        return checked.verdict(operation, change);
    }

    /** What does not exist in the dialect of the vendor's own clients, where secrets stand among the settings. */
    static Either<ConnectorError, JsonObject> checkForClient(String operation, JsonObject vendorOptions) {
        PlanasonixSpecs checked = new PlanasonixSpecs();
        if (vendorOptions.has(PlanasonixCredentials.OPTION)) {
            checked.refuse(
                    CREDENTIAL, "is for a credential of new secrets; in the dialect of this server they are settings");
        }
        vendorOptions.get(PlanasonixMapper.CATEGORY).ifPresent(category -> {
            if (category.asString().filter(text -> !text.isBlank()).isEmpty()) {
                checked.refuse(
                        "vendorOptions." + PlanasonixMapper.CATEGORY, "must be a text such as source or destination");
            }
        });
        return checked.verdict(operation, vendorOptions);
    }

    private void secrets(String place, JsonObject settings) {
        SecretSettings.misplaced(place, settings).forEach(path -> refuse(path, "is a secret: give it as one"));
    }

    private void credential(Optional<CredentialRef> stored, Map<String, Secret> secrets) {
        if (stored.isPresent() && !secrets.isEmpty()) {
            refuse("secrets", "cannot go with a credential that is stored already");
        }
    }

    private void options(JsonObject options, Map<String, Secret> secrets) {
        options.names().stream()
                .filter(OWN::contains)
                .forEach(name -> refuse("vendorOptions." + name, "has a place of its own"));
        options.get(PlanasonixCredentials.OPTION).ifPresent(option -> newCredential(option, secrets));
    }

    private void newCredential(JsonValue option, Map<String, Secret> secrets) {
        if (secrets.isEmpty()) {
            refuse(CREDENTIAL, "is for the credential of new secrets, and none are given");
        }
        if (!(option instanceof JsonObject credential)) {
            refuse(CREDENTIAL, "must be an object with name, type or config");
            return;
        }
        credential.members().forEach((name, value) -> {
            boolean fits = switch (name) {
                case "name", "type" ->
                    value instanceof JsonString text && !text.value().isBlank();
                case "config" -> value instanceof JsonObject;
                default -> false;
            };
            if (!fits) {
                refuse(CREDENTIAL + "." + name, "must be the name, the type (texts) or the config (an object)");
            }
        });
        secrets(CREDENTIAL + ".config", credential.object("config").orElse(JsonObject.empty()));
    }

    private void refuse(String path, String message) {
        wrong.add(new FieldViolation(path, "refused", message));
    }

    private <T> Either<ConnectorError, T> verdict(String operation, T checked) {
        return wrong.isEmpty()
                ? Either.right(checked)
                : Either.left(ValidationErrors.of(Planasonix.ID, operation, wrong));
    }
}
