package org.connectorsdk.verification.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.observe.AttemptEnd;
import org.connectorsdk.api.observe.AttemptObservation;
import org.connectorsdk.api.observe.AttemptStart;
import org.connectorsdk.api.observe.CallEnd;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.wire.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * Notes the secrets of a run that is swept, so that whoever sweeps knows them, and tells all that an observer gets to
 * see. In any other run it does nothing.
 */
public final class PlantedSecrets {
    /** Names the file in which the secrets are noted, one a line after its kind. */
    static final String FILE = "swept.secrets";

    private static final @Nullable String NOTED_IN = System.getProperty(FILE);
    private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();
    private static final Set<String> CREDENTIAL_HEADERS = Set.of("authorization", "proxy-authorization", "x-api-key");

    private PlantedSecrets() {}

    /** {@return whether somebody sweeps this run} */
    static boolean isSwept() {
        return NOTED_IN != null;
    }

    /**
     * Notes a secret.
     *
     * @param kind what it is
     * @param secret the secret
     */
    static void note(String kind, String secret) {
        if (NOTED_IN != null && secret.length() >= 12 && NOTED.add(secret)) {
            try {
                Files.writeString(
                        Path.of(NOTED_IN),
                        kind + " " + secret + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Notes the credentials of an account, and the tokens that went over the wire.
     *
     * @param harness the vendor, before it is closed
     */
    public static void note(VendorHarness harness) {
        if (!isSwept()) {
            return;
        }
        var settings = harness.settings(harness.simulator().baseUrl());
        harness.secretSettings().forEach(name -> note("credential", String.valueOf(settings.get(name))));
        harness.simulator().journal().all().stream()
                .flatMap(exchange -> exchange.rawHeaders().stream())
                .filter(header -> CREDENTIAL_HEADERS.contains(header.name().toLowerCase(Locale.ROOT)))
                .map(HttpHeader::value)
                .forEach(value -> note("token", value.substring(value.indexOf(' ') + 1)));
    }

    /** {@return an observer that writes all that it gets where the logs go; one that does nothing in any other run} */
    public static Observer observer() {
        return isSwept() ? Observer.ofCalls(PlantedSecrets::observe) : Observer.NONE;
    }

    private static CallObservation observe(CallStart call) {
        return new CallObservation() {
            @Override
            public AttemptObservation attempt(AttemptStart start) {
                return new AttemptObservation() {
                    @Override
                    public void end(AttemptEnd end) {
                        System.err.println("metric " + call + " " + start.number() + " " + end);
                    }
                };
            }

            @Override
            public void end(CallEnd end) {
                end.error().ifPresent(PlantedSecrets::tell);
            }
        };
    }

    /**
     * Writes a handle in a run that is swept.
     *
     * @param ref the handle
     */
    public static void tell(JobRef ref) {
        if (isSwept()) {
            System.err.println(ref.encode());
        }
    }

    /**
     * Writes every text of an error, causes and suppressed exceptions included.
     *
     * @param error which
     */
    static void tell(ConnectorError error) {
        List.of(
                        error.message(),
                        error.toString(),
                        error.context().toString(),
                        error.context().identity().toJson())
                .forEach(System.err::println);
        new ConnectorException(error).printStackTrace(System.err);
    }
}
