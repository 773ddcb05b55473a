package org.connectorsdk.verification.findings;

import io.vavr.control.Either;
import java.util.Objects;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.jspecify.annotations.Nullable;

/**
 * One input, put before one provider through one view.
 *
 * @param input the input
 * @param target the provider and its simulator
 * @param view how the caller asks
 * @param asked the operation, where a test asks for several
 * @param <T> the type of the input
 */
public record Case<T>(
        Input<T> input,
        ConformanceTarget target,
        View view,
        @Nullable Asked asked) {
    public T value() {
        return input.value();
    }

    /** The operation of a test that has several. */
    public Asked operation() {
        return Objects.requireNonNull(asked, "the test names no operations");
    }

    /** Asks through the view of this case. */
    public <R> Either<ConnectorError, R> ask(Connections client, ViewCall<R> call) {
        return view.ask(client, call);
    }

    /** The same of a call that succeeds. {@return its answer} */
    public <R> R answer(Connections client, ViewCall<R> call) {
        return ask(client, call).get();
    }

    /** The same of a call that fails. {@return its error} */
    public ConnectorError error(Connections client, ViewCall<?> call) {
        return ask(client, call).getLeft();
    }

    @Override
    public String toString() {
        return (asked == null ? "" : asked + " · ") + input + " · " + target.id() + " · " + view;
    }
}
