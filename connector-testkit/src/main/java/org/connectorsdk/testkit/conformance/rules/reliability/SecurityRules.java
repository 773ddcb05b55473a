package org.connectorsdk.testkit.conformance.rules.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.NotApplicable;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.conformance.rules.CapturedLogs;
import org.connectorsdk.testkit.conformance.rules.Probe;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.tls.BadCertificates;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Rules about secrets and whom they are shown to. */
public interface SecurityRules {

    @Rule(
            id = "SEC-01",
            alone = true,
            statement = "Secrets of the settings do not turn up in what is logged or printed at the finest level,"
                    + " whether calls end well or badly.")
    @ResourceLock(Resources.SYSTEM_ERR)
    @ResourceLock(Resources.SYSTEM_OUT)
    default void SEC_01_nothingInLogs(RuleContext context) {
        needSecrets(context);
        String logged;
        try (CapturedLogs logs = CapturedLogs.begin()) {
            mischief(context);
            logged = logs.text();
        }
        assertClean(context, logged, "a log");
    }

    /** Calls that end well, badly and oddly; answers every text that came of them. */
    private static List<String> mischief(RuleContext context) {
        List<String> texts = new ArrayList<>();
        String secret = context.secrets().get(0);
        for (Probe read : Probe.reads(context)) {
            Expect.result(read.on(context.client()).map(Object.class::cast));
            for (Fault fault : List.of(
                    Fault.status(401).body("{\"error\":\"token " + secret + " is wrong\"}"),
                    Fault.status(500).body("Bearer " + secret),
                    Fault.brokenJson(),
                    Fault.loginPage(),
                    Fault.resetBefore())) {
                var armed = context.on(read.call()).always().inject(fault);
                try (Connections fresh = context.open()) {
                    ConnectorError error = Expect.error(read.on(fresh));
                    texts.add(error.message());
                    texts.add(error.toString());
                    texts.add(error.context().toString());
                    texts.add(new ConnectorException(error).toString());
                    texts.add(fresh.toString());
                }
                armed.disarm();
            }
        }
        return texts;
    }

    @Rule(
            id = "SEC-02",
            statement = "Secrets are absent from the texts of clients, descriptors, settings, specs, errors and"
                    + " exceptions, and from the answer to a create that carried one.")
    default void SEC_02_nothingInTexts(RuleContext context) {
        needSecrets(context);
        List<String> texts = new ArrayList<>(mischief(context));
        texts.add(context.client().toString());
        texts.add(context.client().descriptor().toString());
        texts.add(context.config().toString());
        texts.add(context.harness().spec("canary").toString());
        texts.forEach(text -> assertClean(context, text, "a text"));
        String planted = "pl4nted-s3cret-4711";
        var spec = context.harness().spec("canary").toBuilder()
                .secrets("password", Secret.of(planted))
                .build();
        Either<ConnectorError, ?> answer = context.client().create(spec);
        assertFalse(spec.toString().contains(planted), spec::toString);
        assertFalse(answer.toString().contains(planted), "a secret of a new connection in its answer");
    }

    @Rule(
            id = "SEC-03",
            liveSafe = true,
            statement = "No request has a secret in its path or query, except where the descriptor admits that the"
                    + " vendor's API asks for that.")
    default void SEC_03_nothingInUrls(RuleContext context) {
        needSecrets(context);
        for (Probe read : Probe.reads(context)) {
            Expect.result(read.on(context.client()).map(Object.class::cast));
        }
        assertTrue(
                context.simulator().journal().arrived() > 0, "requests were made; every rule checks their addresses");
    }

    @Rule(
            id = "SEC-04",
            statement = "A redirect to another host is not followed with anything of value: neither a credential"
                    + " under whatever header nor a body arrives there.")
    default void SEC_04_nothingForStrangers(RuleContext context) {
        needSecrets(context);
        try (VendorHarness stranger = context.stranger(Duration.ZERO)) {
            URI elsewhere = stranger.simulator().baseUrl().resolve("/login");
            List<Probe> reads = Probe.reads(context);
            for (int status : List.of(301, 302, 307, 308)) {
                List<Probe> probes = new ArrayList<>(reads);
                probes.add(Probe.unsafe(context, "redirected " + status));
                for (Probe probe : probes) {
                    var armed = context.on(probe.call()).always().inject(Fault.redirect(status, elsewhere));
                    ConnectorError error = Expect.error(probe.on(context.client()));
                    assertEquals(ErrorKind.NOT_AN_API_ANSWER, error.kind(), error::message);
                    armed.disarm();
                }
            }
            for (Exchange seen : stranger.simulator().journal().all()) {
                assertClean(context, seen.rawHeaders().toString() + seen.bodyText(), "a request to a stranger");
                assertEquals(0, seen.bodyLength(), "body bytes sent to a stranger");
            }
        }
    }

    @Rule(
            id = "SEC-05",
            statement = "If a server repeats a secret in its answer, the error masks it, whether it stands there"
                    + " plainly, percent-encoded or in Base64.")
    default void SEC_05_echoesAreMasked(RuleContext context) {
        needSecrets(context);
        Probe read = Probe.read(context);
        for (String secret : context.secrets()) {
            for (String echo : forms(secret)) {
                for (Fault fault : List.of(
                        Fault.status(403)
                                .contentType("application/json")
                                .body("{\"error\":{\"code\":\"X\",\"message\":\"no " + echo + "\"},\"detail\":\"no "
                                        + echo + "\",\"message\":\"no " + echo + "\"}"),
                        Fault.status(403).contentType("text/plain").body("no " + echo),
                        Fault.status(200).contentType("application/json").body("{\"broken\": " + echo))) {
                    var armed = context.on(read.call()).always().inject(fault);
                    ConnectorError error = Expect.error(read.on(context.client()));
                    assertClean(context, error.message() + error, "an echo");
                    armed.disarm();
                }
            }
        }
    }

    @Rule(
            id = "SEC-06",
            liveSafe = true,
            statement = "A secret setting that is refused is named in the violation, and nothing of its value is"
                    + " shown.")
    default void SEC_06_nothingInRefusals(RuleContext context) {
        needSecrets(context);
        for (String name : context.harness().secretSettings()) {
            String bad = "s3cret-in\nthe-middle";
            ConnectorError error = Expect.error(
                    ErrorKind.CONFIGURATION, context.tryOpen(config -> config.secret(name, Secret.of(bad))));
            List<ConfigViolation> violations = ((ConnectorError.Configuration) error).violations();
            assertTrue(
                    violations.stream().anyMatch(violation -> violation.path().equals(name)), error::message);
            assertFalse(error.message().contains("s3cret"), error::message);
        }
    }

    @Rule(
            id = "SEC-07",
            statement = "A certificate that nobody trusts, that has expired or that is for another host ends the call"
                    + " before a request is made; plain HTTP to another machine has to be allowed in the settings.")
    default void SEC_07_certificatesAreChecked(RuleContext context) {
        Probe read = Probe.read(context);
        for (BadCertificates.Kind kind : BadCertificates.Kind.values()) {
            context.simulator().journal().clear();
            try (BadCertificates.Server server =
                            BadCertificates.serve(kind, context.simulator().baseUrl());
                    Connections client =
                            context.open(config -> server.trusting(config).set("base-url", server.baseUrl()))) {
                ConnectorError error = Expect.error(ErrorKind.UNREACHABLE, read.on(client));
                assertEquals(
                        ConnectorError.Reason.TLS, ((ConnectorError.Unreachable) error).reason(), kind + ": " + error);
                assertEquals(
                        0,
                        context.simulator().journal().all().size(),
                        () -> "requests behind a certificate that is " + kind);
            }
        }
        ConnectorError plain =
                Expect.error(context.tryOpen(config -> config.set("base-url", "http://api.vendor.example")));
        assertEquals(ErrorKind.CONFIGURATION, plain.kind(), plain::message);
    }

    static void needSecrets(RuleContext context) {
        if (context.secrets().isEmpty()) {
            throw new NotApplicable(NotApplicable.Reason.NO_SECRETS);
        }
    }

    /** A secret as it can stand in a text. */
    static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>();
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        forms.add(Base64.getEncoder().encodeToString(bytes));
        forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        forms.add(Base64.getEncoder().encodeToString(("Bearer " + secret).getBytes(StandardCharsets.UTF_8)));
        return forms;
    }

    static void assertClean(RuleContext context, String text, String where) {
        for (String secret : context.secrets()) {
            for (String form : forms(secret)) {
                assertFalse(text.contains(form), () -> "a secret stands in " + where);
            }
        }
    }
}
