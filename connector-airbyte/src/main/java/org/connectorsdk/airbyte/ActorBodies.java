package org.connectorsdk.airbyte;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.api.spi.ValidationErrors;

/** The configuration of a new source or destination: the caller's config, with the secrets where they belong. */
final class ActorBodies {
    private ActorBodies() {}

    /**
     * What is wrong with a new end: what an end does not have, masks in its config, which would be stored as the value (INC-12), and
     * secrets without a place.
     */
    static List<FieldViolation> violations(ActorRole role, ConnectionSpec spec) {
        String place = role.word() + ".config";
        List<FieldViolation> violations = new ArrayList<>();
        if (spec.credential().isPresent()) {
            violations.add(ValidationErrors.violation(
                    role.word() + ".credential", "is nothing that Airbyte stores: give the secrets themselves"));
        }
        if (spec.source().isPresent() || spec.destination().isPresent()) {
            violations.add(ValidationErrors.violation(
                    role.word() + (spec.source().isPresent() ? ".source" : ".destination"),
                    "has no place here: a " + role.word() + " joins nothing"));
        }
        SecretSettings.masked(place, spec.config()).stream()
                .filter(path -> !spec.secrets().containsKey(path.substring(place.length() + 1)))
                .forEach(path -> violations.add(ValidationErrors.violation(
                        path, "is a mask, not a secret: give the secret itself under secrets")));
        SecretTree tree = new SecretTree(spec.config());
        spec.secrets().forEach((path, secret) -> {
            if (!tree.put(path, secret)) {
                violations.add(ValidationErrors.violation(
                        role.word() + ".secrets." + path, "does not point at a settings field"));
            }
        });
        return violations;
    }

    /** The configuration with its secrets. A secret's name may be a path, with dots, into nested objects and lists. */
    static Map<String, Object> configuration(ConnectionSpec spec) {
        SecretTree tree = new SecretTree(spec.config());
        spec.secrets().forEach(tree::put);
        return tree.members();
    }
}
