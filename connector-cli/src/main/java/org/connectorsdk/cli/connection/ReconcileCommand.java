package org.connectorsdk.cli.connection;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.Reconciliation;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.cli.account.AccountCommand;
import org.connectorsdk.cli.account.Session;
import org.connectorsdk.cli.print.ConnectionViews;
import org.connectorsdk.cli.print.ItemPrinter;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "reconcile",
        description =
                "Looks for the effect of a create whose outcome is unknown: lists the connections that have the name,"
                        + " type and ends "
                        + "of the request. None: it was not created, or is not visible yet. One: adopt it or delete"
                        + " it.")
final class ReconcileCommand extends AccountCommand {
    @Mixin
    private final IdentityOptions identity = new IdentityOptions();

    ReconcileCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        ConnectionSpec.Builder wanted = ConnectionSpec.builder(identity.name(problems), identity.type(problems));
        identity.source(problems).ifPresent(wanted::source);
        identity.destination(problems).ifPresent(wanted::destination);
        ConnectorError doubt = new ConnectorError.OutcomeUnknown(
                ErrorContext.of(provider(), "create")
                        .summary("the outcome of a create is unknown")
                        .outcome(Outcome.UNKNOWN)
                        .identity(wanted.build().identity())
                        .build(),
                List.of());
        return session -> show(session, session.connections().reconcile(doubt));
    }

    private static ExitCode show(Session session, Either<ConnectorError, Reconciliation> answer) {
        if (answer.isLeft()) {
            return session.report().error(answer.getLeft());
        }
        List<Connection> matches = answer.get().matches();
        ItemPrinter<Connection> printer = ItemPrinter.of(
                session.format(), ConnectionViews.ROW, null, session.shell().out());
        matches.forEach(printer::item);
        printer.end();
        session.shell().out().flush();
        session.report()
                .note(
                        switch (matches.size()) {
                            case 0 -> "none: it was not created, or is not visible yet";
                            case 1 -> "one: adopt it, or delete it and create again";
                            default -> matches.size() + ": somebody has to decide which of them it is";
                        });
        return ExitCode.OK;
    }
}
