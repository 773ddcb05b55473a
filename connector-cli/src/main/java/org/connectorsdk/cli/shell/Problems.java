package org.connectorsdk.cli.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with a command before anything is sent, collected so that people see all of it at once. For one thread.
 */
public final class Problems {
    private final List<String> lines = new ArrayList<>();
    private final Set<String> settings = new HashSet<>();

    /** Makes an empty list. */
    public Problems() {}

    /**
     * Adds a problem.
     *
     * @param line one line that says what to do, without a secret
     */
    public void add(String line) {
        lines.add(line);
    }

    /**
     * Adds a problem of a setting, so that checks to come do not report the same setting as missing.
     *
     * @param setting name of the setting
     * @param line one line that says what to do, without a secret
     */
    public void add(String setting, String line) {
        settings.add(setting);
        lines.add(line);
    }

    /**
     * Asks whether a setting is reported already.
     *
     * @param setting name of the setting
     * @return true if so
     */
    public boolean hasReported(String setting) {
        return settings.contains(setting);
    }

    /** {@return whether nothing is wrong so far} */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** {@return the lines, in the order of adding} */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
