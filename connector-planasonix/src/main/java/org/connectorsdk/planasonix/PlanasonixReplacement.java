package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.settings.HttpSettings;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.WholeConnectionWire;
import org.jspecify.annotations.Nullable;

/**
 * Changes connections as the vendor's own clients do: what was read, with the changes in it, is written whole. So
 * everything that is there must be known: a secret of which only a mask is shown would be replaced by it. The write is
 * never repeated blindly; before it is, the connection is read again, and one that somebody else has changed since is a
 * conflict.
 */
final class PlanasonixReplacement {
    private static final String OPERATION = "update_connection";

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final PlanasonixApi api;
    private final HttpRuntime runtime;
    private final PlanasonixCredentials credentials;
    private final PlanasonixComparison comparison;
    private final int attempts;
    private final Duration longestPause;

    PlanasonixReplacement(
            PlanasonixApi api,
            HttpRuntime runtime,
            PlanasonixCredentials credentials,
            PlanasonixComparison comparison,
            Settings settings) {
        this.api = api;
        this.runtime = runtime;
        this.credentials = credentials;
        this.comparison = comparison;
        this.attempts = Math.toIntExact(settings.integer(HttpSettings.ATTEMPTS));
        this.longestPause = settings.duration(HttpSettings.RETRY_AFTER_CAP);
    }

    /** One update: what was there, what is to be there, and how to read what is there now. */
    private record Plan(
            ConnectionId id,
            ConnectionWire former,
            WholeConnectionWire whole,
            Supplier<Either<ConnectorError, ConnectionWire>> reader,
            int most) {}

    /**
     * Makes the change.
     *
     * @param former the connection as it was just read
     * @param changed the settings that are to change, as the caller means them; null for those that are to go
     * @param reader reads the connection again; one that cannot be read in full is an error
     * @param most how many requests the caller allows; 0 for the setting
     */
    Either<ConnectorError, Connection> update(
            ConnectionWire former,
            ConnectionChange change,
            JsonObject changed,
            Supplier<Either<ConnectorError, ConnectionWire>> reader,
            int most,
            OperationDeadline deadline) {
        ConnectionId id = ConnectionId.of(former.id());
        return PlanasonixRequests.checkForClient(OPERATION, change.vendorOptions())
                .flatMap(ok -> former.settings() == null
                        ? Either.left(PlanasonixErrors.withoutSettings(OPERATION))
                        : settings(former, change, changed))
                .flatMap(settings -> credential(former, change, deadline).flatMap(credential -> {
                    WholeConnectionWire whole = whole(former, change, settings, credential.orElse(null));
                    return isSame(former, change, whole)
                            ? Either.right(PlanasonixMapper.connection(former))
                            : put(new Plan(id, former, whole, reader, most == 0 ? attempts : most), deadline)
                                    .map(answer -> compared(answer, change, settings, whole, deadline));
                }));
    }

    /**
     * The settings afterwards without the secrets of the change. Nothing is sent if a mask would be written for what it
     * stands for.
     */
    private static Either<ConnectorError, JsonObject> settings(
            ConnectionWire former, ConnectionChange change, JsonObject changed) {
        JsonObject.Builder settings = PlanasonixParams.texts(PlanasonixMapper.config(former)).toBuilder();
        changed.members().forEach((name, value) -> {
            if (value instanceof JsonNull) {
                settings.remove(name);
            } else {
                settings.set(name, PlanasonixParams.text(value));
            }
        });
        change.secrets().keySet().forEach(settings::remove);
        JsonObject all = settings.build();
        List<FieldViolation> masks = new ArrayList<>();
        SecretSettings.hidden("config", PlanasonixParams.opened(all)).forEach(path -> masks.add(hidden(path)));
        SecretSettings.masked("", PlanasonixMapper.object(former.more())).forEach(path -> masks.add(hidden(path)));
        return masks.isEmpty() ? Either.right(all) : Either.left(ValidationErrors.of(Planasonix.ID, OPERATION, masks));
    }

    private static FieldViolation hidden(String path) {
        return new FieldViolation(
                path,
                "masked",
                "is known only to the server, and an update in its dialect writes the whole connection; pass it as a"
                        + " secret of the same change");
    }

    private Either<ConnectorError, Optional<String>> credential(
            ConnectionWire former, ConnectionChange change, OperationDeadline deadline) {
        return change.credential().isEmpty()
                ? Either.right(Optional.ofNullable(former.credentialId()))
                : credentials
                        .resolve(OPERATION, change.credential().get(), deadline)
                        .map(Optional::of);
    }

    private static WholeConnectionWire whole(
            ConnectionWire former, ConnectionChange change, JsonObject settings, @Nullable String credentialId) {
        Map<String, JsonValue> more = new LinkedHashMap<>(former.more());
        more.putAll(PlanasonixRequests.options(change.vendorOptions()));
        JsonValue category = more.remove(PlanasonixRequests.CATEGORY);
        return new WholeConnectionWire(
                former.id(),
                change.name().orElse(former.name()),
                former.type(),
                category == null ? null : category.asString().orElse(null),
                PlanasonixParams.withSecrets(settings, change.secrets()),
                credentialId,
                more);
    }

    private static boolean isSame(ConnectionWire former, ConnectionChange change, WholeConnectionWire whole) {
        return change.secrets().isEmpty()
                && change.vendorOptions().isEmpty()
                && Objects.equals(former.name(), whole.name())
                && Objects.equals(former.credentialId(), whole.credentialId())
                && PlanasonixParams.texts(PlanasonixMapper.config(former))
                        .members()
                        .equals(whole.params());
    }

    private Either<ConnectorError, ConnectionWire> put(Plan plan, OperationDeadline deadline) {
        boolean mayBeDone = false;
        for (int attempt = 1; ; attempt++) {
            Either<ConnectorError, ConnectionWire> answer = deadline.request(
                            options -> api.replaceConnection(plan.id().value(), plan.whole(), options))
                    .mapLeft(error -> NotFoundErrors.connection(error, plan.id()));
            if (answer.isRight()) {
                return answer;
            }
            ConnectorError error = answer.getLeft();
            if (PlanasonixErrors.isUnreadSuccess(error)) {
                return plan.reader().get().mapLeft(PlanasonixErrors::updatedButUnread);
            }
            mayBeDone = mayBeDone || error.outcome() == Outcome.UNKNOWN;
            Duration asked = asked(error);
            Duration pause = asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
            if (!mayHaveCome(error)
                    || attempt >= plan.most()
                    || asked.compareTo(longestPause) > 0
                    || !deadline.allows(pause)) {
                return answer;
            }
            Optional<ConnectorError> end = deadline.pause(pause, error.context());
            if (end.isPresent()) {
                return Either.left(end.get());
            }
            Either<ConnectorError, ConnectionWire> now = plan.reader().get();
            if (now.isLeft() || now.get().settings() == null) {
                return answer;
            }
            if (!isUnchanged(now.get(), plan.former())) {
                return holds(now.get(), plan.whole(), mayBeDone)
                        ? now
                        : Either.left(changedMeanwhile(error, plan.id()));
            }
        }
    }

    /** A failure that says nothing about the request itself. */
    private static boolean mayHaveCome(ConnectorError error) {
        return switch (error.kind()) {
            case RATE_LIMITED -> true;
            case UNREACHABLE, TIMEOUT, PROVIDER_FAILURE, MALFORMED_RESPONSE ->
                error.retryable() || error.outcome() == Outcome.UNKNOWN;
            default -> false;
        };
    }

    /** How long a pause the server asks for. */
    private Duration asked(ConnectorError error) {
        return error.retryAt()
                .map(at -> Duration.between(runtime.time().now(), at))
                .orElse(Duration.ZERO);
    }

    /**
     * Whether the connection is as it was to be: the write had come, although its answer had not. A secret that is not
     * shown proves nothing; where no write can have come, one that was to be set is not there.
     */
    private static boolean holds(ConnectionWire now, WholeConnectionWire whole, boolean mayBeDone) {
        return Objects.equals(now.name(), whole.name())
                && Objects.equals(now.credentialId(), whole.credentialId())
                && Objects.equals(now.category(), whole.category())
                && now.more().entrySet().containsAll(whole.more().entrySet())
                && holdsSettings(PlanasonixParams.texts(PlanasonixMapper.config(now)), whole.params(), mayBeDone);
    }

    private static boolean holdsSettings(JsonObject now, Map<String, Object> params, boolean mayBeDone) {
        for (Map.Entry<String, Object> sent : params.entrySet()) {
            JsonValue kept = now.get(sent.getKey()).orElse(JsonNull.INSTANCE);
            boolean holds = sent.getValue() instanceof Secret secret
                    ? holdsSecret(secret, kept, mayBeDone)
                    : sent.getValue().equals(kept);
            if (!holds) {
                return false;
            }
        }
        return params.keySet().containsAll(now.names());
    }

    private static boolean holdsSecret(Secret sent, JsonValue kept, boolean mayBeDone) {
        boolean isHidden =
                !SecretSettings.hidden("", JsonObject.of("secret", kept)).isEmpty();
        return isHidden ? mayBeDone : sent.reveal().equals(PlanasonixParams.text(kept));
    }

    private static boolean isUnchanged(ConnectionWire now, ConnectionWire former) {
        return Objects.equals(now.updatedAt(), former.updatedAt())
                && Objects.equals(now.name(), former.name())
                && Objects.equals(now.credentialId(), former.credentialId())
                && now.more().equals(former.more())
                && PlanasonixMapper.config(now).equals(PlanasonixMapper.config(former));
    }

    /** The change was made from what is no longer there; what became of the write that failed, nobody can tell. */
    private static ConnectorError changedMeanwhile(ConnectorError error, ConnectionId id) {
        ErrorContext context = error.context().toBuilder()
                .summary("connection " + id
                        + " was changed by someone else between its read and its write, which failed: "
                        + error.context().summary())
                .outcome(error.outcome())
                .retryable(true)
                .advice("Read the connection, and repeat the change if it is still wanted.")
                .build();
        return new ConnectorError.Conflict(context, Optional.empty(), ConflictReason.STALE_VERSION);
    }

    private Connection compared(
            ConnectionWire answer,
            ConnectionChange change,
            JsonObject settings,
            WholeConnectionWire whole,
            OperationDeadline deadline) {
        PlanasonixComparison.Sent sent = new PlanasonixComparison.Sent(
                PlanasonixDialect.CLIENT,
                whole.name(),
                whole.type(),
                settings,
                whole.credentialId(),
                change.secrets().keySet());
        return comparison.compared(
                answer, sent, change.secrets(), PlanasonixUpdates.left(answer.content(), change), deadline);
    }
}
