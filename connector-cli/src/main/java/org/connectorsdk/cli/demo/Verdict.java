package org.connectorsdk.cli.demo;

import java.util.Optional;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.cli.shell.ExitCode;

/**
 * What to think of an answer.
 *
 * @param result how it went
 * @param answer the answer in a few words
 * @param code the exit code that goes with it
 */
record Verdict(Step.Result result, String answer, ExitCode code) {

    static Verdict of(ConnectorError error) {
        return error instanceof ConnectorError.Unsupported
                ? new Verdict(Step.Result.NOT_OFFERED, error.context().summary(), ExitCode.OK)
                : new Verdict(Step.Result.FAILED, error.message(), ExitCode.of(error));
    }

    /** An answer that came, and what is wrong with it if anything is. */
    static Verdict of(String answer, Optional<String> wrong) {
        return wrong.map(what -> new Verdict(Step.Result.FAILED, answer + ": " + what, ExitCode.NOT_CONFORMANT))
                .orElseGet(() -> new Verdict(Step.Result.OK, answer, ExitCode.OK));
    }

    static Verdict ok(String answer) {
        return of(answer, Optional.empty());
    }
}
