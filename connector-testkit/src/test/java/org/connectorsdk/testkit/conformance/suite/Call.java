package org.connectorsdk.testkit.conformance.suite;

import io.vavr.control.Either;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.jspecify.annotations.Nullable;

/**
 * A call of the neutral interface on its way to the provider.
 *
 * @param method which
 * @param arguments its arguments
 * @param client the provider's client
 * @param number the number of the client in its context, from 0 on
 * @param context where the rule runs
 */
record Call(Method method, List<Object> arguments, Connections client, int number, RuleContext context) {

    String name() {
        return method.getName();
    }

    boolean answersEither() {
        return method.getReturnType() == Either.class;
    }

    @Nullable
    Object proceed() throws Throwable {
        return proceed(arguments.toArray());
    }

    @Nullable
    Object proceed(Object... others) throws Throwable {
        return to(client, others);
    }

    /** Makes the same call to another client. */
    @Nullable
    Object to(Connections other, Object... others) throws Throwable {
        try {
            return method.invoke(other, others);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    Either<ConnectorError, Object> ask() throws Throwable {
        return ask(arguments.toArray());
    }

    @SuppressWarnings("unchecked")
    Either<ConnectorError, Object> ask(Object... others) throws Throwable {
        return (Either<ConnectorError, Object>) Objects.requireNonNull(proceed(others));
    }

    /** An argument, by its place. */
    <T> T argument(int place, Class<T> type) {
        return type.cast(arguments.get(place));
    }

    /** What answers a call that has an answer. */
    <T> T answer(Class<T> type) throws Throwable {
        return type.cast(Objects.requireNonNull(proceed()));
    }
}
