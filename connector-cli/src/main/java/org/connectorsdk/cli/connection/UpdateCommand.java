package org.connectorsdk.cli.connection;

import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "update", description = "Changes what is named and nothing else.")
final class UpdateCommand extends ConnectionCommand {
    @Option(names = "--name", paramLabel = "NAME", description = "The new name.")
    private @Nullable String name;

    @Option(names = "--enabled", arity = "1", paramLabel = "true|false", description = "Whether it shall be active.")
    private @Nullable Boolean enabled;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    UpdateCommand(Shell shell) {
        super(shell, besideConnection());
    }

    @Override
    protected Action prepare(Problems problems) {
        ConnectionChange change = change(problems);
        if (problems.isEmpty() && change.isEmpty()) {
            problems.add("nothing to change: give --name, --config, --secret, --credential, --enabled or --vendor");
        }
        return session -> Stored.show(session, session.connections().update(id(), change));
    }

    private ConnectionChange change(Problems problems) {
        ConnectionChange.Builder change = ConnectionChange.builder()
                .config(options.config(shell(), problems))
                .vendorOptions(options.vendor(shell(), problems))
                .enabled(enabled);
        @Nullable String newName = name;
        if (newName != null && newName.isBlank()) {
            problems.add("--name must not be blank");
        } else {
            change.name(newName);
        }
        options.credential(problems).ifPresent(change::credential);
        options.secrets(shell(), problems, change::secrets);
        return change.build();
    }
}
