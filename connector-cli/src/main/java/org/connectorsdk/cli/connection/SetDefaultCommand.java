package org.connectorsdk.cli.connection;

import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.print.ConnectionViews;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Command;

@Command(
        name = "set-default",
        description = "Makes a connection the default of its type; the former default loses that place.")
final class SetDefaultCommand extends ConnectionCommand {
    SetDefaultCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        return session -> session.show(
                session.facet(
                        Lifecycle.class,
                        "set-default",
                        Capability.LIFECYCLE,
                        lifecycle -> lifecycle.makeDefault(id(), CallOptions.none())),
                ConnectionViews.WHOLE);
    }
}
