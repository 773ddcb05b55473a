package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.VendorHarness.NarrowKey;
import org.connectorsdk.testkit.simulator.Exchange;

/** Rules about checking the account. */
public interface AccountRules {

    @Rule(
            id = "ACCT-01",
            since = "2.0",
            needs = "ACCOUNT_CHECK",
            statement = "Checking the account gives a report for every key: ok with nothing denied for a good one;"
                    + " reachable, not authenticated and the reason for a wrong one; ok with what is denied to it for"
                    + " one that may not do everything.")
    default void ACCT_01_everyKeyGetsAReport(RuleContext context) {
        AccountReport good = Expect.result(context.client().check());
        assertTrue(good.ok(), () -> "the good key: " + good);
        assertEquals(Map.of(), good.denied(), "denied to the good key");
        assertEquals(
                context.declares(Capability.WORKSPACES),
                good.workspacesComplete() && !good.workspaces().isEmpty(),
                "workspaces, where declared");
        if (!context.harness().secretSettings().isEmpty()) {
            AccountReport wrong =
                    Expect.result(context.open(context::withWrongSecrets).check());
            assertTrue(wrong.reachable(), () -> "the wrong key: " + wrong);
            assertFalse(wrong.authenticated(), () -> "the wrong key: " + wrong);
            assertEquals(
                    Optional.of(ErrorKind.UNAUTHENTICATED),
                    wrong.problem().map(ConnectorError::kind),
                    "the problem of the wrong key");
        }
        context.harness().narrowKey().ifPresent(key -> {
            AccountReport narrow = Expect.result(narrow(context, key).check());
            assertTrue(narrow.ok(), () -> "the narrow key: " + narrow);
            assertTrue(narrow.denied().keySet().containsAll(key.denied()), () -> "denied to the narrow key: " + narrow);
            assertTrue(
                    narrow.usable().orElse(Set.of()).stream().noneMatch(narrow.denied()::containsKey),
                    () -> "both usable and denied: " + narrow.usable());
        });
    }

    @Rule(
            id = "ACCT-02",
            since = "2.0",
            needs = "ACCOUNT_CHECK",
            statement = "Checking the account sends no write, whatever the key may do: each request reads, apart from"
                    + " the exchange of a token, and the vendor's state stays as it was.")
    default void ACCT_02_aCheckWritesNothing(RuleContext context) {
        context.harness().seed(1);
        Object before = context.harness().snapshot();
        assertTrue(context.client().check().isRight(), "the good key");
        assertOnlyReads(context, before);
        assertTrue(context.open(context::withWrongSecrets).check().isRight(), "the wrong key");
        assertOnlyReads(context, before);
        context.harness().narrowKey().ifPresent(key -> {
            assertTrue(narrow(context, key).check().isRight(), "the narrow key");
            assertOnlyReads(context, before);
        });
    }

    private static Connections narrow(RuleContext context, NarrowKey key) {
        Set<String> secrets = context.harness().secretSettings();
        return context.open(config -> {
            key.settings().forEach((name, value) -> put(config, name, value, secrets.contains(name)));
            return config;
        });
    }

    private static void put(ConnectorConfig.Builder config, String name, String value, boolean isSecret) {
        if (isSecret) {
            config.secret(name, Secret.of(value));
        } else {
            config.set(name, value);
        }
    }

    private static void assertOnlyReads(RuleContext context, Object before) {
        List<Exchange> sent = context.simulator().journal().all();
        List<String> reads = context.harness().operations(NeutralCall.CHECK);
        assertFalse(sent.isEmpty(), "the server was asked");
        assertEquals(
                List.of(),
                sent.stream()
                        .filter(exchange -> !Set.of("GET", "HEAD").contains(exchange.method())
                                && !reads.contains(exchange.operation()))
                        .map(exchange -> exchange.method() + " " + exchange.path())
                        .toList(),
                "writes");
        assertEquals(before, context.harness().snapshot(), "the vendor's state");
        context.simulator().journal().clear();
    }
}
