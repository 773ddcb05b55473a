package org.connectorsdk.testkit.conformance.rules.reliability;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.conformance.rules.CapturedLogs;
import org.connectorsdk.testkit.conformance.rules.Probe;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Rules about texts that a server wrote. */
public interface VendorTextRules {
    /** A secret of the vendor's side, which no client has sent. */
    String FOREIGN_SECRET = "Tr0ub4dor-9931";

    /** What a page of a proxy says of somebody. */
    String PAGE_TEXT = "Mrs Example owes 4711";

    /** What does harm in a log or on a terminal. */
    String FORGED = "run\r\n[ERROR] forged \u001b[31m\u202e\u200b";

    @Rule(
            id = "SEC-08",
            since = "2.0",
            alone = true,
            statement = "Secrets in a text of the server appear nowhere, whether they are escaped as in HTML or stand"
                    + " in a connection string, an address, JSON inside of a text, the reason of a job or a setting"
                    + " with the name of a secret. Control and direction characters reach neither logs nor messages,"
                    + " and no message has the text of a web page.")
    @ResourceLock(Resources.SYSTEM_ERR)
    @ResourceLock(Resources.SYSTEM_OUT)
    default void SEC_08_nothingHarmfulOfAServersTextIsShown(RuleContext context) {
        List<String> shown = new ArrayList<>();
        String logged;
        try (CapturedLogs logs = CapturedLogs.begin()) {
            context.secrets().forEach(secret -> hidden(secret).forEach(echo -> shown.addAll(refused(context, echo))));
            hidden(FOREIGN_SECRET).subList(2, 6).forEach(echo -> shown.addAll(refused(context, echo)));
            shown.addAll(setting(context));
            shown.addAll(page(context));
            if (context.declares(NeutralCall.SYNC.capability())) {
                shown.addAll(job(context));
            }
            logged = logs.text();
        }
        for (String text : shown) {
            SecurityRules.assertClean(context, text, "a text of the server");
            assertFalse(text.contains(FOREIGN_SECRET), () -> "a secret of the server stands in: " + text);
            assertFalse(text.contains(PAGE_TEXT), () -> "the text of a page stands in: " + text);
            assertTrue(
                    text.chars().noneMatch(VendorTextRules::harms), () -> "a character that harms stands in: " + text);
        }
        SecurityRules.assertClean(context, logged, "a log");
        assertFalse(logged.contains(FOREIGN_SECRET), "a secret of the server stands in a log");
        assertFalse(logged.contains("\n[ERROR] forged"), "a forged line stands in a log");
        assertTrue(logged.indexOf('\u001b') < 0 && logged.indexOf('\u202e') < 0, "a log holds what moves the cursor");
    }

    private static boolean harms(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }

    /**
     * Forms in which a text can hold a secret; escaped ones, and from the third on those that show by their form what
     * it is.
     */
    private static List<String> hidden(String secret) {
        return List.of(
                secret.chars().mapToObj(c -> "&#" + c + ";").collect(Collectors.joining()),
                secret.chars()
                        .mapToObj(c -> "&#x" + Integer.toHexString(c).toUpperCase(Locale.ROOT) + ";")
                        .collect(Collectors.joining()),
                "postgres://reader:" + secret + "@db.example.test/x",
                "jdbc:x://db.example.test/x?user=reader&password=" + secret,
                "Server=db;Password=" + secret + ";Timeout=5",
                "{\\\"api_key\\\":\\\"" + secret + "\\\"}",
                "token " + secret + ", \\u0022quoted\\u0022");
    }

    private static List<String> refused(RuleContext context, String echo) {
        Probe read = Probe.read(context);
        List<String> shown = new ArrayList<>();
        for (Fault fault : List.of(
                Fault.status(403)
                        .json("{\"message\":\"no " + echo + "\",\"detail\":\"no " + echo
                                + "\",\"error\":{\"message\":\"no " + echo + "\"}}"),
                Fault.status(200).contentType("application/json").body("{\"broken\": \"" + echo + "\", "))) {
            ArmedFault armed = context.on(read.call()).always().inject(fault);
            shown.addAll(texts(Expect.error(read.on(context.client()))));
            armed.disarm();
        }
        return shown;
    }

    private static List<String> texts(ConnectorError error) {
        List<String> texts = new ArrayList<>(List.of(error.message(), error.toString()));
        if (error instanceof ConnectorError.MalformedResponse malformed) {
            texts.add(malformed.excerpt());
        }
        return texts;
    }

    /** A setting with the name of a secret: refused, or sent and never repeated. */
    private static List<String> setting(RuleContext context) {
        if (!context.declares(NeutralCall.CREATE.capability())) {
            return List.of();
        }
        ConnectionSpec plain = context.harness().spec("with a secret in its settings");
        ConnectionSpec spec = plain.toBuilder()
                .config(plain.config().with("api_key", FOREIGN_SECRET))
                .build();
        context.on(NeutralCall.CREATE)
                .always()
                .inject(Fault.status(422).json("{\"message\":\"api_key " + FOREIGN_SECRET + " is odd\"}"));
        List<String> shown = texts(Expect.error(context.client().create(spec)));
        context.simulator().faults().clear();
        return shown;
    }

    private static List<String> page(RuleContext context) {
        Probe read = Probe.read(context);
        List<String> shown = new ArrayList<>();
        for (int status : List.of(200, 403, 502)) {
            ArmedFault armed = context.on(read.call())
                    .always()
                    .inject(Fault.status(status)
                            .contentType("text/html")
                            .body("<html><head><title>Gateway</title></head><body><p>" + PAGE_TEXT
                                    + "</p></body></html>"));
            shown.add(Expect.error(read.on(context.client())).message());
            armed.disarm();
        }
        return shown;
    }

    private static List<String> job(RuleContext context) {
        ConnectionId id = context.harness().seedSyncable().orElseThrow(() -> new InvalidProof("nothing to sync"));
        String reason = "no way to jdbc:x://reader:" + FOREIGN_SECRET + "@db/x?password=" + FOREIGN_SECRET;
        context.harness().scriptNextJob(List.of(new JobStep(JobState.FAILED, "", reason)));
        List<String> shown = new ArrayList<>();
        Job failing = Expect.result(context.client().sync(id, SyncRequest.full()));
        ConnectorError failed = Expect.error(context.client().await(failing.ref(), WaitPolicy.standard()));
        shown.addAll(texts(failed));
        if (failed instanceof ConnectorError.JobFailed told) {
            told.job().failure().ifPresent(why -> {
                shown.add(why.message() + why.parts());
                shown.add(why.details().orElse("").replaceAll("[\\n\\t]", " ")); // many lines, by its nature
            });
        }
        ConnectionId other = context.harness().seedSyncable().orElseThrow(() -> new InvalidProof("nothing to sync"));
        context.harness().scriptNextJob(List.of(new JobStep(JobState.UNKNOWN, FORGED, "")));
        Job odd = Expect.result(context.client().sync(other, SyncRequest.full()));
        Either<ConnectorError, Job> waited = context.client().await(odd.ref(), WaitPolicy.upTo(Duration.ofMinutes(1)));
        shown.addAll(texts(Expect.error(waited)));
        return shown;
    }
}
