package org.connectorsdk.cli.connection;

import io.vavr.control.Either;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.cli.account.Session;
import org.connectorsdk.cli.print.ConnectionViews;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.OutputFormat;

/** Shows a connection that was written, with the warnings that came back: it may be stored and yet not work. */
final class Stored {

    private Stored() {}

    static ExitCode show(Session session, Either<ConnectorError, Connection> answer) {
        ExitCode code = session.show(answer, ConnectionViews.WHOLE);
        // As JSON they are in the document.
        if (session.format() == OutputFormat.TABLE) {
            session.shell().out().flush();
            answer.peek(stored -> stored.warnings().forEach(session.report()::warning));
        }
        return code;
    }
}
