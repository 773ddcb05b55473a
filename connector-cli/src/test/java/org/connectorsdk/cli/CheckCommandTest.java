package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.cli.Commands.Result;
import org.connectorsdk.cli.shell.JsonText;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.ConformanceTargets;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.conformance.VendorHarness.NarrowKey;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The check of an account, against every simulator with a good, a wrong and a narrow key. */
class CheckCommandTest {
    static Stream<ConformanceTarget> vendors() {
        return ConformanceTargets.all().stream();
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void aGoodKeyIsTaken(ConformanceTarget target) {
        try (VendorHarness vendor = target.start(SimulatorOptions.defaults())) {
            Result result = check(target, vendor, Map.of());

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(report(result).ok()).isTrue();
            assertThat(report(result).denied()).isEmpty();
            assertThat(writes(vendor)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void aWrongKeyIsRefused(ConformanceTarget target) {
        try (VendorHarness vendor = target.start(SimulatorOptions.defaults())) {
            Map<String, String> wrong = new HashMap<>();
            vendor.secretSettings().forEach(name -> wrong.put(name, "wrong-" + name));

            Result result = check(target, vendor, wrong);

            assertThat(result.code()).as(result.err()).isEqualTo(3);
            assertThat(report(result).reachable()).isTrue();
            assertThat(report(result).authenticated()).isFalse();
            assertThat(report(result).problem().map(ConnectorError::kind)).contains(ErrorKind.UNAUTHENTICATED);
            assertThat(writes(vendor)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void aNarrowKeyIsTakenAndWhatItLacksIsNamed(ConformanceTarget target) {
        try (VendorHarness vendor = target.start(SimulatorOptions.defaults())) {
            NarrowKey narrow = vendor.narrowKey().orElseThrow();

            Result result = check(target, vendor, narrow.settings());

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(report(result).ok()).isTrue();
            assertThat(report(result).denied().keySet()).containsAll(narrow.denied());
            assertThat(writes(vendor)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void aPageThatForbidsSaysNothingOfTheKey(ConformanceTarget target) {
        try (VendorHarness vendor = target.start(SimulatorOptions.defaults())) {
            vendor.simulator().faults().on(FaultScript.ANY).always().inject(Fault.htmlProxy(403));

            Result result = check(target, vendor, Map.of());

            assertThat(result.code()).as(result.out()).isIn(3, 4);
            assertThat(result.out() + result.err()).doesNotContain("\"authenticated\":true");
        }
    }

    @Test
    void aVendorThatIsNotThereIsNotReached() {
        Result result = Commands.with(Connectors.discover())
                .environment("CONNECTOR_FIVETRAN_BASE_URL", "http://127.0.0.1:1")
                .environment("CONNECTOR_FIVETRAN_API_KEY", "any")
                .environment("CONNECTOR_FIVETRAN_API_SECRET", "any")
                .run("check", "fivetran", "--attempts", "1", "--output", "json");

        assertThat(result.code()).isEqualTo(4);
        assertThat(report(result).reachable()).isFalse();
        assertThat(report(result).problem().map(ConnectorError::kind)).contains(ErrorKind.UNREACHABLE);
    }

    @Test
    void aTableTellsPeopleWhatIsDenied() {
        ConformanceTarget target = vendors()
                .filter(vendor -> vendor.id().equals("planasonix"))
                .findFirst()
                .orElseThrow();
        try (VendorHarness vendor = target.start(SimulatorOptions.defaults())) {
            NarrowKey narrow = vendor.narrowKey().orElseThrow();

            Result result = commands(target, vendor, narrow.settings()).run("check", target.provider());

            assertThat(result.out())
                    .containsPattern("authenticated +yes")
                    .containsPattern("denied +JOB_LIST, SYNC, .*Key lacks scope sync:read");
        }
    }

    @Test
    void whoDoesNotOfferItSaysSo() {
        Result result = Commands.on(new AcmeConnections() {}).run("check", "acme");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: acme check: acme does not offer ACCOUNT_CHECK");
    }

    private static Result check(ConformanceTarget target, VendorHarness vendor, Map<String, String> changed) {
        return commands(target, vendor, changed).run("check", target.provider(), "--output", "json");
    }

    private static Commands commands(ConformanceTarget target, VendorHarness vendor, Map<String, String> changed) {
        URI address = vendor.simulator().baseUrl();
        Map<String, String> settings = new HashMap<>(vendor.settings(address));
        settings.putAll(changed);
        Commands commands = Commands.with(Connectors.discover());
        String prefix = "CONNECTOR_" + target.provider() + "_";
        settings.forEach((name, value) ->
                commands.environment((prefix + name).replace('-', '_').toUpperCase(Locale.ROOT), value));
        return commands;
    }

    private static AccountReport report(Result result) {
        JsonObject json = JsonText.object(result.out()).getOrElseThrow(problem -> new AssertionError(problem));
        return AccountReport.fromJson(json);
    }

    /** Airbyte's configuration API reads by POST, so for that its operations tell. */
    private static List<String> writes(VendorHarness vendor) {
        List<String> reads = vendor.operations(NeutralCall.CHECK);
        assertThat(vendor.simulator().journal().all()).isNotEmpty();
        return vendor.simulator().journal().all().stream()
                .filter(sent -> !Set.of("GET", "HEAD").contains(sent.method()) && !reads.contains(sent.operation()))
                .map(sent -> sent.method() + " " + sent.path())
                .toList();
    }
}
