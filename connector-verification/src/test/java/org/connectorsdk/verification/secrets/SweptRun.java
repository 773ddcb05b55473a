package org.connectorsdk.verification.secrets;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.ConformanceTargets;
import org.connectorsdk.testkit.conformance.suite.ConformanceRun;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * A process that runs what handles credentials, and the conformance rules about them, with all logs at their finest,
 * for somebody who reads along.
 */
final class SweptRun {
    private static final String INCIDENTS = "org.connectorsdk.verification.incidents.";

    private SweptRun() {}

    /**
     * Runs everything.
     *
     * @param args the folder of the reports
     */
    public static void main(String[] args) {
        logEverything();
        Path reports = Path.of(args[0]);
        for (ConformanceTarget target : ConformanceTargets.all()) {
            Mischief.on(target);
            ConformanceRun.of(new Planted(target), Connectors.discover())
                    .only(rule -> rule.id().startsWith("SEC"))
                    .run()
                    .writeTo(reports);
        }
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(
                                        selectClass(INCIDENTS + "Inc03LostCreateTest"),
                                        selectClass(INCIDENTS + "Inc09WorkerRestartsTest"),
                                        selectClass(INCIDENTS + "Inc14TokenDiesEarlyTest"),
                                        selectClass(INCIDENTS + "Inc18NewlineInTokenTest"))
                                .build(),
                        listener);
        listener.getSummary().printFailuresTo(new PrintWriter(System.err, true, StandardCharsets.UTF_8), 50);
        System.out.println("incidents " + listener.getSummary().getTestsSucceededCount() + " succeeded");
        System.exit(0);
    }

    private static void logEverything() {
        Logger root = Logger.getLogger("");
        root.setLevel(Level.ALL);
        ConsoleHandler handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
    }
}
