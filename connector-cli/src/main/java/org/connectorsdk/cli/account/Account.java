package org.connectorsdk.cli.account;

import io.vavr.control.Either;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Report;
import org.connectorsdk.cli.shell.Shell;

/** Opens the account that a command is about, or collects everything that stands against it. */
public final class Account {
    private final Shell shell;
    private final String id;
    private final AccountOptions options;

    /**
     * Names the account.
     *
     * @param shell the process
     * @param id the provider's id
     * @param options where its settings come from
     */
    public Account(Shell shell, String id, AccountOptions options) {
        this.shell = shell;
        this.id = id;
        this.options = options;
    }

    /** The variable that sets a setting of a provider. */
    static String variable(String provider, Setting setting) {
        return prefix(provider) + setting.environmentSuffix();
    }

    private static String prefix(String provider) {
        return "CONNECTOR_" + provider.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_";
    }

    /** Answers empty when a problem was found; it is among the problems or, if it is of another kind, reported. */
    Optional<Connections> open(Problems problems, Report report) {
        return config(ConnectorConfig.empty(), problems, report)
                .flatMap(config -> open(shell.connectors(), config, problems));
    }

    /**
     * Reads and checks the settings, for a command that opens the account in a way of its own. Sends nothing.
     *
     * @param over settings that win over all others
     * @param problems told of everything that is wrong
     * @param report told of warnings
     * @return the settings; empty when something is wrong
     */
    public Optional<ConnectorConfig> checked(ConnectorConfig over, Problems problems, Report report) {
        Optional<ConnectorConfig> config = config(over, problems, report);
        config.flatMap(good -> open(shell.connectors(), good, problems)).ifPresent(Connections::close);
        return problems.isEmpty() ? config : Optional.empty();
    }

    private Optional<ConnectorConfig> config(ConnectorConfig over, Problems problems, Report report) {
        Connectors connectors = shell.connectors();
        Optional<ProviderDescriptor> provider = connectors.provider(id);
        if (provider.isEmpty()) {
            // What to say about an id that is not known, the library knows best.
            connectors
                    .open(id, ConnectorConfig.empty())
                    .peekLeft(error -> problems.add(error.context().summary()));
            return Optional.empty();
        }
        ConnectorConfig config = over.mergedOver(options.config(shell, provider.get(), problems));
        Either<List<ConfigViolation>, Settings> settings =
                provider.get().configSchema().resolve(config);
        settings.peekLeft(violations -> add(violations, problems))
                .peek(good -> good.warnings().forEach(warning -> report.warning(line(warning))));
        return problems.isEmpty() ? Optional.of(config) : Optional.empty();
    }

    private Optional<Connections> open(Connectors connectors, ConnectorConfig config, Problems problems) {
        Either<ConnectorError, Connections> opened = connectors.open(id, config, shell.context());
        if (opened.isRight()) {
            return Optional.of(opened.get());
        }
        ConnectorError error = opened.getLeft();
        if (error instanceof ConnectorError.Configuration wrong
                && !wrong.violations().isEmpty()) {
            add(wrong.violations(), problems);
        } else {
            problems.add(error.context().summary());
        }
        return Optional.empty();
    }

    private void add(List<ConfigViolation> violations, Problems problems) {
        for (ConfigViolation violation : violations) {
            if (!problems.hasReported(violation.path())) {
                problems.add(violation.path(), line(violation));
            }
        }
    }

    private String line(ConfigViolation violation) {
        return violation.message().replace("CONNECTOR_<PROVIDER>_", prefix(id));
    }
}
