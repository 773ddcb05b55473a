package org.connectorsdk.cli.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.connectorsdk.cli.plugin.Installed;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.OutputFormat;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Report;
import org.connectorsdk.cli.shell.Shell;
import org.connectorsdk.testkit.fault.FaultSpec;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a simulator on the loopback interface until the process is told to stop. */
@Command(
        name = "simulate",
        description = "Runs the simulator of a vendor on this machine until it is stopped. Prints 'ready URL' when it"
                + " listens, and on "
                + "standard error the environment variables that point the other commands to it.")
public final class SimulateCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(
            index = "0",
            paramLabel = "PROVIDER",
            description = "Id of the provider whose vendor is simulated; airbyte-public for the public API of Airbyte.")
    private String provider = "";

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on. Default: any free one.")
    private int port;

    @Option(
            names = "--seed-connections",
            paramLabel = "N",
            description = "How many connections there are to begin with. Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(
            names = "--latency",
            paramLabel = "MS",
            description = "Milliseconds that each answer takes longer. Default: ${DEFAULT-VALUE}.")
    private long latency;

    @Option(
            names = "--fault",
            paramLabel = "SPEC",
            description = {
                "What goes wrong: OPERATION:FAULT[,OPTION]...[:TIMES]. Repeatable. Examples:",
                "create_connection:reset-after-executing",
                "any:status=503,retry-after=0:2",
                "get_job:delay=200ms:always"
            })
    private List<String> faults = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What ids, tokens and rows are drawn from: the same seed gives the same. Default:"
                    + " ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--era",
            paramLabel = "ERA",
            description = "State of Hotdata's service: june, august or autumn. Default: august.")
    private @Nullable String era;

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            description = "Form in which Planasonix and airbyte-public speak: reference, or client as the vendor's own"
                    + " clients expect it. Default: reference.")
    private @Nullable String dialect;

    /**
     * Makes the command.
     *
     * @param shell the process
     */
    public SimulateCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Report report = new Report(shell, OutputFormat.TABLE);
        Problems problems = new Problems();
        Installed installed = shell.installed();
        report.unusable(installed.warnings());
        Optional<SimulatorProvider> found =
                Optional.ofNullable(installed.simulators().get(provider));
        if (found.isEmpty()) {
            problems.add("there is no simulator of '" + provider + "'; available: "
                    + String.join(", ", installed.simulators().keySet()));
        }
        List<FaultSpec> specs = specs(problems);
        SimulatorOptions options = options(problems);
        if (found.isPresent()) {
            options = told("era", era, found.get(), told("dialect", dialect, found.get(), options, problems), problems);
        }
        if (found.isEmpty() || !problems.isEmpty()) {
            return report.usage("", problems.lines(), "connectors simulate --help")
                    .code();
        }
        return run(found.get(), options, specs, report).code();
    }

    private List<FaultSpec> specs(Problems problems) {
        List<FaultSpec> specs = new ArrayList<>();
        for (String fault : faults) {
            try {
                specs.add(FaultSpec.parse(fault));
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return specs;
    }

    private SimulatorOptions options(Problems problems) {
        if (port < 0 || port > 65_535) {
            problems.add("--port must be 0 to 65535");
        }
        if (connections < 0) {
            problems.add("--seed-connections must not be negative");
        }
        if (latency < 0) {
            problems.add("--latency must not be negative");
        }
        SimulatorOptions options = SimulatorOptions.defaults().seed(seed);
        return problems.isEmpty() ? options.port(port).latency(Duration.ofMillis(latency)) : options;
    }

    /** What one vendor's simulator alone can be told. */
    private static SimulatorOptions told(
            String name,
            @Nullable String value,
            SimulatorProvider simulator,
            SimulatorOptions options,
            Problems problems) {
        if (value == null) {
            return options;
        }
        List<String> known = simulator.choices().getOrDefault(name, List.of());
        if (known.isEmpty()) {
            problems.add("the simulator of " + simulator.id() + " has no --" + name);
        } else if (!known.contains(value.toLowerCase(Locale.ROOT))) {
            problems.add("--" + name + " must be one of " + String.join(", ", known) + ", got '" + value + "'");
        }
        return problems.isEmpty() ? options.vendor(name, value) : options;
    }

    private ExitCode run(SimulatorProvider found, SimulatorOptions options, List<FaultSpec> specs, Report report) {
        try (VendorSimulator simulator = found.start(options)) {
            List<String> unknown = arm(specs, simulator);
            if (!unknown.isEmpty()) {
                return report.usage("", unknown, null);
            }
            simulator.seedConnections(connections);
            shell.out().append("ready ").append(simulator.baseUrl().toString()).endLine();
            shell.out().flush();
            new TreeMap<>(simulator.settings())
                    .forEach((name, value) -> report.note(export(found.connector(), name, value)));
            untilStopped();
            return ExitCode.OK;
        } catch (IllegalStateException e) {
            return report.usage("", List.of(String.valueOf(e.getMessage())), null);
        }
    }

    private static List<String> arm(List<FaultSpec> specs, VendorSimulator simulator) {
        List<String> unknown = new ArrayList<>();
        for (FaultSpec spec : specs) {
            try {
                spec.armOn(simulator.faults());
            } catch (IllegalArgumentException e) {
                unknown.add("--fault " + spec + ": " + e.getMessage());
            }
        }
        return unknown;
    }

    /** The credential of a simulator opens nothing but this simulator. */
    private static String export(String connector, String setting, String value) {
        String variable = ("CONNECTOR_" + connector + "_" + setting)
                .toUpperCase(Locale.ROOT)
                .replace('-', '_');
        return "export " + variable + "='" + value.replace("'", "'\\''") + "'";
    }

    private static void untilStopped() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // Being stopped is how a simulator ends.
        }
    }
}
