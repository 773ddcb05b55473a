package org.connectorsdk.airbyte.internal;

import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.spi.ValidationErrors;

/** What is wrong with the members of a connection, and what is sent with a warning. Not thread-safe. */
final class FieldFindings {
    private static final String CONFIG = "config.";

    private final List<FieldViolation> violations = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** Notes what cannot be sent. */
    void refuse(String path, String message) {
        violations.add(ValidationErrors.violation(CONFIG + path, message));
    }

    /** Notes what is sent as it is, though it may not do what was meant. */
    void warn(String path, String message) {
        warnings.add(CONFIG + path + ' ' + message);
    }

    List<FieldViolation> violations() {
        return violations;
    }

    List<String> warnings() {
        return warnings;
    }
}
