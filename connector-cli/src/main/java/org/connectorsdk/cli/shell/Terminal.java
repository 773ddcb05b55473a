package org.connectorsdk.cli.shell;

import java.io.Console;
import java.util.Optional;
import org.connectorsdk.api.config.Secret;

/** The terminal of this process, if a person sits at one. */
final class Terminal {

    private Terminal() {}

    static boolean isWatched() {
        return console().isPresent() && !"dumb".equals(System.getenv("TERM"));
    }

    static Optional<Secret> askWithoutEcho(String name) {
        return console()
                .map(console -> console.readPassword("%s: ", name))
                .map(answer -> Secret.of(new String(answer)));
    }

    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Terminal::isTerminal);
    }

    /** From JDK 22 on there is a console also without a terminal, and a method that tells; before, there is neither. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
