package org.connectorsdk.cli.shell;

import java.util.function.Supplier;

/**
 * A command that is made when it is asked for: the parser looks at every class, field and annotation of a command,
 * which for all of them takes longer than most calls.
 *
 * @param name how it is called
 * @param command makes what the parser takes for a command of that name
 */
public record NamedCommand(String name, Supplier<Object> command) {}
