package org.connectorsdk.testkit.conformance.suite;

import io.vavr.control.Either;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.OpenHook;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.jspecify.annotations.Nullable;

/** Makers of defects: what a provider does wrongly, in the words of the neutral interface. */
final class Defect {
    private Defect() {}

    /** What a defect makes of one call. */
    @FunctionalInterface
    interface Behaviour {
        @Nullable
        Object on(Call call) throws Throwable;
    }

    /** All calls of one name go wrong; the rest is passed on. */
    static OpenHook on(String name, Behaviour behaviour) {
        return onCalls(call -> call.name().equals(name) ? behaviour.on(call) : call.proceed());
    }

    /** Every call may go wrong. */
    static OpenHook onCalls(Behaviour behaviour) {
        AtomicInteger clients = new AtomicInteger();
        List<Connections> all = new CopyOnWriteArrayList<>();
        return new OpenHook() {
            @Override
            public Either<ConnectorError, Connections> open(
                    Either<ConnectorError, Connections> opened, RuleContext context) {
                opened.peek(all::add);
                return opened.map(client -> wrapped(client, clients.getAndIncrement(), context, behaviour));
            }

            @Override
            public void close() {
                all.forEach(Connections::close);
            }
        };
    }

    /** A view with options is wrapped like the client, so that a defect sees its calls too. */
    private static Connections wrapped(Connections client, int number, RuleContext context, Behaviour behaviour) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("with")) {
                return wrapped(client.with((CallOptions) arguments[0]), number, context, behaviour);
            }
            List<Object> given = arguments == null ? List.of() : List.of(arguments);
            return behaviour.on(new Call(method, given, client, number, context));
        };
        return (Connections)
                Proxy.newProxyInstance(Connections.class.getClassLoader(), new Class<?>[] {Connections.class}, handler);
    }

    /** The result of one call is changed. */
    @SuppressWarnings("unchecked")
    static <T> OpenHook result(String name, UnaryOperator<T> change) {
        return on(name, call -> call.ask().map(answer -> change.apply((T) answer)));
    }

    /** Errors of every call are changed. */
    static OpenHook errors(UnaryOperator<ConnectorError> change) {
        return onCalls(call -> call.answersEither() ? call.ask().mapLeft(change) : call.proceed());
    }

    /** Errors of one kind become another error. */
    static OpenHook error(ErrorKind kind, Function<ErrorContext, ConnectorError> other) {
        return errors(error -> error.kind() == kind ? other.apply(error.context()) : error);
    }

    /** What every error knows of its circumstances is changed. */
    static OpenHook contexts(UnaryOperator<ErrorContext.Builder> change) {
        return errors(error ->
                error.withContext(change.apply(error.context().toBuilder()).build()));
    }

    /** An error of one of these kinds passes for an empty list. */
    static OpenHook forgiving(ErrorKind... kinds) {
        List<ErrorKind> forgiven = List.of(kinds);
        return on("list", call -> {
            Either<ConnectorError, Object> answer = call.ask();
            return answer.isLeft() && forgiven.contains(answer.getLeft().kind()) ? empty() : answer;
        });
    }

    static Either<ConnectorError, Object> empty() {
        return Either.right(Page.of(List.of(), null));
    }

    /** A call that failed in a certain way is made once more. */
    static OpenHook again(String name, ErrorKind... kinds) {
        List<ErrorKind> repeated = List.of(kinds);
        return on(name, call -> {
            Either<ConnectorError, Object> answer = call.ask();
            return answer.isLeft() && repeated.contains(answer.getLeft().kind()) ? call.ask() : answer;
        });
    }

    /** The provider has settings of its own mind. */
    static OpenHook settings(UnaryOperator<ConnectorConfig.Builder> change) {
        return new OpenHook() {
            @Override
            public ConnectorConfig.Builder settings(ConnectorConfig.Builder config) {
                return change.apply(config);
            }
        };
    }

    /** The refusal to open a client is changed. */
    static OpenHook refusal(UnaryOperator<ConnectorError.Configuration> change) {
        return new OpenHook() {
            @Override
            public Either<ConnectorError, Connections> open(
                    Either<ConnectorError, Connections> opened, RuleContext context) {
                return opened.mapLeft(error -> change.apply((ConnectorError.Configuration) error));
            }
        };
    }

    /** A facet is changed. */
    static <F> OpenHook facet(Class<F> type, UnaryOperator<F> change) {
        return on("facet", call -> {
            Optional<?> facet = call.answer(Optional.class);
            return call.arguments().get(0) == type ? facet.map(type::cast).map(change) : facet;
        });
    }

    /** A facet is there that should not. */
    static Object facetFromNowhere(Class<?> type) {
        InvocationHandler handler = (proxy, method, arguments) -> null;
        return Optional.of(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
