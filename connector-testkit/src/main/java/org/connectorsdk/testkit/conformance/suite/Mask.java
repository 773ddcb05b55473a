package org.connectorsdk.testkit.conformance.suite;

import java.util.List;
import org.connectorsdk.testkit.conformance.rules.reliability.SecurityRules;
import org.connectorsdk.testkit.simulator.Exchange;

/** Takes the secrets of a run out of what a report shows. */
record Mask(List<String> secrets) {
    Mask {
        secrets = List.copyOf(secrets);
    }

    String over(String text) {
        String masked = text;
        for (String secret : secrets) {
            for (String form : SecurityRules.forms(secret)) {
                masked = masked.replace(form, Exchange.MASK);
            }
        }
        return masked;
    }
}
