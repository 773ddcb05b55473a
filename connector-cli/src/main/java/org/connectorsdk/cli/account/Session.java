package org.connectorsdk.cli.account;

import io.vavr.control.Either;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.cli.print.Frame;
import org.connectorsdk.cli.print.ItemPrinter;
import org.connectorsdk.cli.print.ValuePrinter;
import org.connectorsdk.cli.print.View;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.OutputFormat;
import org.connectorsdk.cli.shell.Report;
import org.connectorsdk.cli.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * An account that is open for the length of one command, and the ways to answer.
 *
 * @param connections the client, with the limits of each call; closed by the frame of the command
 * @param shell the process
 * @param format the form of the answer
 * @param report where everything else goes
 */
public record Session(Connections connections, Shell shell, OutputFormat format, Report report) {

    /**
     * Uses an optional part of the provider.
     *
     * @param type the part
     * @param operation what the error calls the attempt
     * @param capability what the provider declares when it has the part
     * @param use the call
     * @param <F> the part
     * @param <T> the kind of answer
     * @return the answer, or {@code Unsupported} with advice when the provider or these settings lack the part
     */
    public <F, T> Either<ConnectorError, T> facet(
            Class<F> type, String operation, Capability capability, Function<F, Either<ConnectorError, T>> use) {
        return connections.facet(type).map(use).orElseGet(() -> Either.left(unsupported(operation, capability)));
    }

    private ConnectorError unsupported(String operation, Capability capability) {
        String provider = connections.descriptor().id();
        boolean elsewhere = shell.connectors()
                .provider(provider)
                .filter(widest -> widest.supports(capability))
                .isPresent();
        return new ConnectorError.Unsupported(
                ErrorContext.of(provider, operation)
                        .summary(provider + " does not offer " + capability + (elsewhere ? " with these settings" : ""))
                        .advice(elsewhere ? "See: connectors providers " + provider : null)
                        .build(),
                capability.name());
    }

    /**
     * Prints the answer of a call, or its error.
     *
     * @param answer what came back
     * @param view how it is shown
     * @param <T> the kind of answer
     * @return the exit code
     */
    public <T> ExitCode show(Either<ConnectorError, T> answer, View<T> view) {
        return answer.fold(report::error, value -> {
            ValuePrinter.print(format, view, value, shell.out());
            return ExitCode.OK;
        });
    }

    /**
     * Prints values as they arrive, and afterwards the warnings of the walk. What was printed before a failure stays, a JSON document stays open then.
     *
     * @param items the walk; closed here
     * @param view how a value is shown
     * @param frame the JSON object around the list, null for none
     * @param limit how many at the most, 0 for all
     * @param <T> the kind of value
     * @return the exit code
     */
    public <T> ExitCode list(ItemStream<T> items, View<T> view, @Nullable Frame frame, long limit) {
        ItemPrinter<T> printer = ItemPrinter.of(format, view, frame, shell.out());
        try (items) {
            for (long printed = 0; limit == 0 || printed < limit; printed++) {
                Either<ConnectorError, Optional<T>> next = items.next();
                if (next.isLeft()) {
                    printer.breakOff();
                    return report.error(next.getLeft());
                }
                if (next.get().isEmpty()) {
                    break;
                }
                printer.item(next.get().get());
            }
            items.warnings().forEach(report::warning);
        }
        printer.end();
        return ExitCode.OK;
    }
}
