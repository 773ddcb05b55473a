package org.connectorsdk.cli;

import java.util.List;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.Reporter;

/** Chooses what is logged, and how. SLF4J reads its settings once, so this comes before everything else. */
final class Logging {
    private static final String LEVEL = "org.slf4j.simpleLogger.log.org.connectorsdk";

    private Logging() {}

    static void choose(List<String> args) {
        if (args.contains("-v") || args.contains("--verbose")) {
            System.setProperty(LEVEL, "debug");
        }
        System.setProperty(Reporter.SLF4J_INTERNAL_VERBOSITY_KEY, "WARN"); // it would tell of the choice
        System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, TextLogging.class.getName());
        ILoggerFactory unused = LoggerFactory.getILoggerFactory();
        // The SLF4J within WireMock, another one, looks there as well.
        System.clearProperty(LoggerFactory.PROVIDER_PROPERTY_KEY);
    }
}
