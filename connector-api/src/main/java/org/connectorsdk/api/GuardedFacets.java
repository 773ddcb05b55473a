package org.connectorsdk.api;

import io.vavr.control.Either;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * Puts facets under the same guard as the operations of {@link Connections}, a stranger's facets too: each of their
 * methods that answers an {@code Either} or a walk refuses when the client is closed or the thread interrupted, answers errors
 * for what the provider throws, and checks what the answer is about. Facets are interfaces; what is none is handed out
 * as it is.
 */
final class GuardedFacets {
    /**
     * The facets of this library that change something; the others but read. Of a stranger's facets nothing is known.
     */
    private static final Set<Class<?>> WRITING = Set.of(Backfill.class, Lifecycle.class);

    private static final String OWN_PACKAGE = SqlQuery.class.getPackageName();

    private final ClientState client;
    private final CallOptions defaults;
    private final Map<Class<?>, Object> guarded = new ConcurrentHashMap<>();

    /**
     * Makes the guard of one view's facets.
     *
     * @param defaults for what a call's own options leave open
     */
    GuardedFacets(ClientState client, CallOptions defaults) {
        this.client = client;
        this.defaults = defaults;
    }

    /** {@return a part of the provider; none where it throws, or answers null, instead of saying that it has none} */
    <T> Optional<T> part(Supplier<@Nullable Optional<T>> asked) {
        try {
            Optional<T> found = asked.get();
            return found == null ? Optional.empty() : found;
        } catch (RuntimeException | LinkageError e) {
            client.threw(e, "finding a facet");
            return Optional.empty();
        }
    }

    /** {@return the facet under guard, the same for the same type} */
    <F> F guard(Class<F> type, F facet) {
        if (!canBeGuarded(type)) {
            return facet;
        }
        return type.cast(guarded.computeIfAbsent(type, same -> proxy(type, new Facet(type, facet))));
    }

    /** Reflection has to be allowed to call what the caller could call. */
    private static boolean canBeGuarded(Class<?> type) {
        return type.isInterface() && Stream.of(type.getMethods()).allMatch(Method::trySetAccessible);
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static @Nullable Object invoke(Method method, Object target, @Nullable Object @Nullable [] arguments) {
        try {
            method.trySetAccessible();
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The methods of one facet. */
    private final class Facet implements InvocationHandler {
        private final Class<?> type;
        private final Object target;

        Facet(Class<?> type, Object target) {
            this.type = type;
            this.target = target;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
            Class<?> answered = method.getReturnType();
            if (answered != Either.class && answered != ItemStream.class) {
                return GuardedFacets.invoke(method, target, arguments);
            }
            Asked asked = asked(method, arguments == null ? new Object[0] : arguments.clone());
            return answered == Either.class ? call(asked) : walk(asked);
        }

        private Asked asked(Method method, @Nullable Object[] arguments) {
            CallOptions options = defaults;
            int place = -1;
            ConnectionId id = null;
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] instanceof CallOptions given) {
                    options = given.orElse(defaults);
                    place = i;
                } else if (id == null && arguments[i] instanceof ConnectionId named) {
                    id = named;
                }
            }
            boolean isKnownToRead = type.getPackageName().equals(OWN_PACKAGE) && !WRITING.contains(type);
            GuardedCall call = new GuardedCall(client, method.getName(), !isKnownToRead, options);
            if (id != null) {
                call.on(id);
            }
            return new Asked(method, arguments, place, id, call, refusal(method.getName(), options));
        }

        private Either<ConnectorError, Object> call(Asked asked) {
            return asked.call.observed(
                    () -> asked.refusal != null ? Either.left(asked.refusal) : ask(asked),
                    answer -> isWatched(asked.method, answer));
        }

        private ItemStream<?> walk(Asked asked) {
            ConnectorError refusal = asked.refusal;
            return refusal != null
                    ? asked.call
                            .<ItemStream<?>>observed(() -> Either.left(refusal))
                            .getOrElseGet(ItemStream::failed)
                    : GuardedStream.of(
                            asked.call,
                            options -> (ItemStream<?>) asked.answer(target, asked.call.walking(client::offer)),
                            () -> client.stop(null, asked.call.name()));
        }

        private @Nullable ConnectorError refusal(String operation, CallOptions options) {
            ConnectorError refusal = client.stop(
                    client.validator().undeclared(operation, type.getSimpleName() + "." + operation), operation);
            return refusal == null && WRITING.contains(type)
                    ? client.validator().idempotencyKey(operation, options)
                    : refusal;
        }

        @SuppressWarnings("unchecked") // the method answers an Either, and errors are all that is on its left
        private Either<ConnectorError, Object> ask(Asked asked) {
            return asked.call
                    .run(
                            options -> (Either<ConnectorError, Object>) asked.answer(target, options),
                            answer -> other(asked.id, answer))
                    .map(answer -> watched(asked.method, answer, asked.call));
        }

        private @Nullable String other(@Nullable ConnectionId asked, Object answer) {
            if (asked == null) {
                return null;
            }
            if (answer instanceof Connection connection) {
                return Identity.other(client.provider(), asked, connection);
            }
            return answer instanceof Job job ? Identity.other(asked, job) : null;
        }

        private Object watched(Method method, Object answer, GuardedCall call) {
            if (answer instanceof Job job) {
                return Identity.keyed(job, call);
            }
            return answer instanceof ItemStream<?> walk && isWatched(method, answer)
                    ? proxy(
                            answered(method),
                            new Walk(walk, new GuardedStream<>(call, walk, () -> client.stop(null, call.name()))))
                    : answer;
        }

        /** Whether an answer is a walk that can be guarded; one that cannot is handed out as it is. */
        private static boolean isWatched(Method method, Object answer) {
            return answer instanceof ItemStream<?> && canBeGuarded(answered(method));
        }

        private static Class<?> answered(Method method) {
            if (method.getGenericReturnType() instanceof ParameterizedType either) {
                Type right = either.getActualTypeArguments()[1];
                Type raw = right instanceof ParameterizedType generic ? generic.getRawType() : right;
                return raw instanceof Class<?> declared ? declared : Object.class;
            }
            return Object.class;
        }
    }

    /** A call of a facet's method. */
    private static final class Asked {
        private final Method method;
        private final @Nullable Object[] arguments;
        private final int place;
        private final @Nullable ConnectionId id;
        private final GuardedCall call;
        private final @Nullable ConnectorError refusal;

        /**
         * Describes a call.
         *
         * @param place which argument is the options; -1 for none
         * @param id the connection that it is about; null for none
         * @param refusal why nothing is asked; null when nothing stands against it
         */
        Asked(
                Method method,
                @Nullable Object[] arguments,
                int place,
                @Nullable ConnectionId id,
                GuardedCall call,
                @Nullable ConnectorError refusal) {
            this.method = method;
            this.arguments = arguments;
            this.place = place;
            this.id = id;
            this.call = call;
            this.refusal = refusal;
        }

        @Nullable
        Object answer(Object target, CallOptions options) {
            if (place >= 0) {
                arguments[place] = options;
            }
            return invoke(method, target, arguments);
        }
    }

    /** A stream that a facet answered: what every stream can goes through the guard, the rest to the stream itself. */
    private record Walk(ItemStream<?> target, GuardedStream<?> stream) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
            boolean isCommon = method.getDeclaringClass().isAssignableFrom(ItemStream.class)
                    && method.getDeclaringClass() != Object.class;
            return GuardedFacets.invoke(method, isCommon ? stream : target, arguments);
        }
    }
}
