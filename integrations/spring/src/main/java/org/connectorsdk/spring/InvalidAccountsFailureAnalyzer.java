package org.connectorsdk.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in the report of a start that failed what to correct. */
final class InvalidAccountsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidAccountsException> {
    InvalidAccountsFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable root, InvalidAccountsException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct each line above: in a file of properties, or as a variable of the environment, such as"
                        + " CONNECTORS_ACCOUNTS_<NAME>_<SETTING>. All of them are listed.",
                cause);
    }
}
