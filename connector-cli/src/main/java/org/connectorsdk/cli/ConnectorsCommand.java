package org.connectorsdk.cli;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

@Command(
        name = "connectors",
        versionProvider = ConnectorsCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Drives the connections of data platforms: the same operations for every provider.",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Settings of an account: --set NAME=VALUE over --settings FILE over CONNECTOR_<PROVIDER>_<NAME> over"
                    + " defaults.",
            "Exit codes: 0 ok, 2 usage or configuration, 3 refused, 4 provider or network failure, 5 outcome unknown, "
                    + "6 job failed, 7 wait expired, 8 connection test failed, 9 not conformant, 130 interrupted."
        })
final class ConnectorsCommand {
    /** Read by {@link Logging} before anything can log; declared here for the help page and the parser. */
    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Log every call to standard error, without secrets and bodies.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this page.")
    @SuppressWarnings("UnusedVariable") // the parser acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // the parser acts on it
    private boolean version;

    private final Set<String> plugins = new LinkedHashSet<>();

    boolean isVerbose() {
        return verbose;
    }

    /** Called for each place where options may stand, with all values from there: before the command, and behind it. */
    @Option(
            names = "--plugin",
            paramLabel = "JAR",
            scope = ScopeType.INHERIT,
            description =
                    "Jar with a provider of your own. Repeatable; jars that need each other are one value, as in a"
                            + " class path.")
    void addPlugins(List<String> values) {
        plugins.addAll(values);
    }

    /** What was given by --plugin so far. */
    Collection<String> plugins() {
        return plugins;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {text()};
        }

        static String text() {
            @Nullable String version = ConnectorsCommand.class.getPackage().getImplementationVersion();
            return "connectors " + (version == null ? "(not packaged)" : version);
        }
    }
}
