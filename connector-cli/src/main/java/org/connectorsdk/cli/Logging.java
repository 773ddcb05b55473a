package org.connectorsdk.cli;

import java.util.List;

/** Chooses how much is logged. The logger reads its settings once, so this comes before everything else. */
final class Logging {
    private static final String LEVEL = "org.slf4j.simpleLogger.log.org.connectorsdk";

    private Logging() {}

    static void choose(List<String> args) {
        if (args.contains("-v") || args.contains("--verbose")) {
            System.setProperty(LEVEL, "debug");
        }
    }
}
