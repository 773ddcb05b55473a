package org.connectorsdk.cli.shell;

import java.util.List;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What is printed of an error with JSON output. */
final class ErrorDocument {

    private ErrorDocument() {}

    /** What is wrong with the command line or a setting: nothing was sent. */
    static JsonObject of(String provider, List<String> problems) {
        String message = problems.size() == 1 ? problems.get(0) : problems.size() + " problems";
        ErrorContext context = ErrorContext.of(provider, "").summary(message).build();
        return new ConnectorError.Configuration(context, List.of())
                .toJson()
                .with("message", message)
                .with("problems", problems)
                .with("provider", provider.isEmpty() ? null : provider)
                .with("operation", null);
    }

    static JsonObject line(JsonObject error, ExitCode code, @Nullable String hint) {
        return JsonObject.of("error", error.with("hint", hint).with("exitCode", code.code()));
    }
}
