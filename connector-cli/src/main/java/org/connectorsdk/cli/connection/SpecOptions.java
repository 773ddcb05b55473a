package org.connectorsdk.cli.connection;

import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Mixin;

/** A connection that does not exist yet. */
final class SpecOptions {
    @Mixin
    private final IdentityOptions identity = new IdentityOptions();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    boolean isGiven() {
        return identity.isGiven() || options.isGiven();
    }

    ConnectionSpec spec(Shell shell, Problems problems) {
        ConnectionSpec.Builder spec = ConnectionSpec.builder(identity.name(problems), identity.type(problems))
                .config(options.config(shell, problems))
                .vendorOptions(options.vendor(shell, problems));
        identity.source(problems).ifPresent(spec::source);
        identity.destination(problems).ifPresent(spec::destination);
        options.credential(problems).ifPresent(spec::credential);
        options.secrets(shell, problems, spec::secrets);
        return spec.build();
    }
}
