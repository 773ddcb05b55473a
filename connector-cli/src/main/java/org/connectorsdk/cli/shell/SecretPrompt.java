package org.connectorsdk.cli.shell;

import java.util.Optional;
import org.connectorsdk.api.config.Secret;

/** Asks the person at the terminal for a secret, without echo. */
@FunctionalInterface
public interface SecretPrompt {

    /**
     * Asks and waits for the answer.
     *
     * @param name what is asked for
     * @return the answer, may be an empty text; empty when there is no terminal to ask on
     */
    Optional<Secret> ask(String name);
}
