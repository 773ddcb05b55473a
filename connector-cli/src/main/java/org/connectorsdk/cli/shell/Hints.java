package org.connectorsdk.cli.shell;

import java.util.Optional;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.json.JsonObject;

/** The command that takes a person on from an error, where there is one. */
final class Hints {

    private Hints() {}

    static Optional<String> after(ConnectorError error) {
        if (error.outcome() == Outcome.UNKNOWN && error.context().identity().has("name")) {
            return Optional.of(
                    "it may have been created; before trying again, look with: " + reconcile(error.context()));
        }
        return error.toJson()
                .string("job")
                .map(JobRef::decode)
                .filter(ref -> !(error instanceof ConnectorError.JobUnknown))
                .filter(ref -> !(error instanceof ConnectorError.JobFailed))
                .map(ref -> "the job may go on; wait for it with: connectors await " + ref.provider() + " " + ref);
    }

    private static String reconcile(ErrorContext context) {
        StringBuilder command = new StringBuilder("connectors reconcile ").append(context.provider());
        JsonObject identity = context.identity();
        for (String field : identity.names()) {
            identity.string(field)
                    .ifPresent(value ->
                            command.append(" --").append(field).append(' ').append(quoted(value)));
        }
        return command.toString();
    }

    /** As a POSIX shell reads it back. */
    private static String quoted(String value) {
        boolean plain = !value.isEmpty()
                && value.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || "._-/:@".indexOf(c) >= 0);
        return plain ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
