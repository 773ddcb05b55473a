package org.connectorsdk.api;

import io.vavr.control.Either;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
 * methods that answers an {@code Either} refuses when the client is closed or the thread interrupted, answers errors
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
            return method.getReturnType() == Either.class
                    ? call(method, arguments == null ? new Object[0] : arguments.clone())
                    : GuardedFacets.invoke(method, target, arguments);
        }

        private Either<ConnectorError, Object> call(Method method, @Nullable Object[] arguments) {
            CallOptions options = defaults;
            int place = -1;
            ConnectionId asked = null;
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] instanceof CallOptions given) {
                    options = given.orElse(defaults);
                    place = i;
                } else if (asked == null && arguments[i] instanceof ConnectionId id) {
                    asked = id;
                }
            }
            boolean isKnownToRead = type.getPackageName().equals(OWN_PACKAGE) && !WRITING.contains(type);
            GuardedCall call = new GuardedCall(client.descriptor().id(), method.getName(), !isKnownToRead, options);
            if (asked != null) {
                call.on(asked);
            }
            ConnectorError refusal = refusal(method.getName(), options);
            if (refusal != null) {
                return Either.left(refusal);
            }
            if (place >= 0) {
                arguments[place] = call.options();
            }
            return ask(method, arguments, call, asked);
        }

        private @Nullable ConnectorError refusal(String operation, CallOptions options) {
            ConnectorError refusal = client.stop(
                    client.validator().undeclared(operation, type.getSimpleName() + "." + operation), operation);
            return refusal == null && WRITING.contains(type)
                    ? client.validator().idempotencyKey(operation, options)
                    : refusal;
        }

        @SuppressWarnings("unchecked") // the method answers an Either, and errors are all that is on its left
        private Either<ConnectorError, Object> ask(
                Method method, @Nullable Object[] arguments, GuardedCall call, @Nullable ConnectionId asked) {
            return call.run(
                            options -> (Either<ConnectorError, Object>) GuardedFacets.invoke(method, target, arguments),
                            answer -> other(asked, answer))
                    .map(answer -> watched(method, answer, call));
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
            Class<?> declared = answered(method);
            return answer instanceof ItemStream<?> walk && canBeGuarded(declared)
                    ? proxy(
                            declared,
                            new Walk(walk, new GuardedStream<>(call, walk, () -> client.stop(null, call.name()))))
                    : answer;
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
