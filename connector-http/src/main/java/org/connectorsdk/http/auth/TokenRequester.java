package org.connectorsdk.http.auth;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.config.SecretUnavailableException;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.auth.TokenEndpoint.TokenAnswer;
import org.connectorsdk.http.auth.TokenEndpoint.TokenRequest;

/** Asks the token endpoint and reads its answer (INC-13). Whatever happens comes back as a value. */
final class TokenRequester {
    private final AuthCall call;
    private final TokenForm form;
    private final Duration assumedLife;

    TokenRequester(AuthCall call, TokenForm form, Duration assumedLife) {
        this.call = call;
        this.form = form;
        this.assumedLife = assumedLife;
    }

    long now() {
        return call.time().nanoTime();
    }

    Either<ConnectorError, CachedToken> mint() {
        try {
            TokenRequest request = form.request();
            return call.tokenEndpoint().post(request).flatMap(answer -> read(answer, request.secrets()));
        } catch (SecretUnavailableException e) {
            return Either.left(AuthErrors.unavailable(call, e));
        } catch (RuntimeException | Error e) { // those who wait must be woken
            return Either.left(failed(e));
        }
    }

    /** Not the text of the exception: it may quote the request. */
    ConnectorError failed(Throwable thrown) {
        return AuthErrors.unavailable(
                call,
                "credential",
                "could not be had: the token request failed with "
                        + thrown.getClass().getName());
    }

    private Either<ConnectorError, CachedToken> read(TokenAnswer answer, List<Secret> mintedFrom) {
        TokenErrorMapper refusal = new TokenErrorMapper(call, form.path(), answer);
        if (answer.status() < 200 || answer.status() > 299) {
            return Either.left(refusal.ofStatus());
        }
        return answer.body()
                .map(body -> body.asObject()
                        .flatMap(object -> token(answer, object, refusal, mintedFrom))
                        .orElseGet(() -> Either.left(refusal.withoutToken())))
                .orElseGet(() -> Either.left(refusal.notJson()));
    }

    private Optional<Either<ConnectorError, CachedToken>> token(
            TokenAnswer answer, JsonObject object, TokenErrorMapper refusal, List<Secret> mintedFrom) {
        return object.string("access_token")
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> {
                    Duration life = TokenLife.of(
                            object, text, answer.serverTime(), call.time().now(), assumedLife);
                    return CredentialForm.BEARER
                            .of(Secret.of(text))
                            .map(credential -> CachedToken.living(credential.hiding(mintedFrom), answer.sentAt(), life))
                            .mapLeft(refusal::tokenCannotBeSent);
                });
    }
}
