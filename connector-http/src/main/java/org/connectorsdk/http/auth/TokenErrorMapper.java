package org.connectorsdk.http.auth;

import java.util.List;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.http.auth.TokenEndpoint.TokenAnswer;

/**
 * What an answer of the token endpoint means that brings no token: named as that endpoint's, so that nobody takes its
 * 401 for one of the API. Nothing of its body is shown.
 */
final class TokenErrorMapper {
    private final AuthCall call;
    private final String path;
    private final TokenAnswer answer;

    TokenErrorMapper(AuthCall call, String path, TokenAnswer answer) {
        this.call = call;
        this.path = path;
        this.answer = answer;
    }

    ConnectorError ofStatus() {
        int status = answer.status();
        if (status < 400) {
            return new ConnectorError.NotAnApiAnswer(
                    because("redirects elsewhere, which is not followed").build(), answer.contentType(), "");
        }
        return switch (status) {
            case 400, 401, 403 ->
                new ConnectorError.Unauthenticated(because("refused the client id and secret")
                        .advice("Check the client id and secret")
                        .build());
            case 404, 405 -> notThere();
            case 429 ->
                new ConnectorError.RateLimited(
                        because("limits our requests").retryable(true).build());
            case 408 ->
                new ConnectorError.ProviderFailure(
                        because("took too long").retryable(true).build());
            default -> other(status);
        };
    }

    private ConnectorError other(int status) {
        return status < 500
                ? new ConnectorError.InvalidRequest(
                        because("refused the request").build(), List.of())
                : new ConnectorError.ProviderFailure(
                        because("failed").retryable(true).build());
    }

    private ConnectorError notThere() {
        return new ConnectorError.Configuration(
                because("is not there").build(),
                List.of(new ConfigViolation(
                        "base-url", ConfigViolation.CONFLICT, "base-url leads to no token endpoint: check its path")));
    }

    ConnectorError notJson() {
        return new ConnectorError.NotAnApiAnswer(
                because("sent something other than JSON")
                        .advice("Check base-url and any proxy")
                        .build(),
                answer.contentType(),
                "");
    }

    ConnectorError withoutToken() {
        return new ConnectorError.MalformedResponse(
                because("sent no access_token").build(), "");
    }

    ConnectorError tokenCannotBeSent(String predicate) {
        return new ConnectorError.MalformedResponse(
                because("sent an access_token that " + predicate).build(), "");
    }

    private ErrorContext.Builder because(String predicate) {
        String type = answer.contentType().isEmpty() ? "no content type" : answer.contentType();
        return AuthErrors.evidence(call)
                .summary("the token endpoint " + path + " " + predicate + " (" + type + ")")
                .status(answer.status())
                .tried(answer.attempts(), answer.elapsed());
    }
}
