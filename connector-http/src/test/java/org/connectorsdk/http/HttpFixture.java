package org.connectorsdk.http;

import io.vavr.control.Either;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.call.SharedLimit;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;

/** A runtime before a raw server, in virtual time unless a test says otherwise. */
public final class HttpFixture implements AutoCloseable {
    public static final CallOptions PLAIN = CallOptions.none();
    public static final CallOptions ONCE = CallOptions.builder().maxAttempts(1).build();

    public final RawServer server;
    public final VirtualTime time = new VirtualTime();

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final RuntimeContext.Builder context = RuntimeContext.builder().time(time);
    private Consumer<HttpRuntime.Builder> more = builder -> {};
    private DoubleSupplier random = () -> 0.5;
    private String prefix = "";
    private URI url;
    private @Nullable HttpRuntime runtime;
    private @Nullable ThingApi api;

    public HttpFixture() {
        try {
            server = new RawServer();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        url = server.url();
    }

    public HttpFixture set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    public HttpFixture random(DoubleSupplier value) {
        random = value;
        return this;
    }

    HttpFixture observer(Function<CallStart, CallObservation> value) {
        context.observer(Observer.ofCalls(value));
        return this;
    }

    public HttpFixture account(String name) {
        context.account(name);
        return this;
    }

    public HttpFixture lend(OkHttpClient client) {
        context.lend(OkHttpClient.class, client);
        return this;
    }

    public HttpFixture sharedLimit(SharedLimit limit) {
        context.sharedLimit(limit);
        return this;
    }

    public HttpFixture realTime() {
        context.time(TimeSource.system());
        return this;
    }

    public HttpFixture at(URI value, String pathPrefix) {
        url = value;
        prefix = pathPrefix;
        return this;
    }

    /** Has the client trust a server at 127.0.0.1. {@return the certificates of that server} */
    public HandshakeCertificates trusted(Path directory) throws IOException {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        Path file = Files.writeString(directory.resolve("trusted.pem"), certificate.certificatePem());
        set(HttpSettings.TRUST_STORE, file.toString());
        return new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    }

    public HttpFixture credential(CredentialSource source) {
        return with(builder -> builder.credential(source));
    }

    /** Writes down the attempts of the runtimes opened from here on. */
    public HttpFixture logging(org.connectorsdk.http.internal.call.ExchangeLog log) {
        return with(builder -> builder.log(log));
    }

    public HttpFixture with(Consumer<HttpRuntime.Builder> change) {
        more = more.andThen(change);
        return this;
    }

    public Either<ConnectorError, HttpRuntime> build() {
        HttpRuntime.Builder builder = HttpRuntime.builder("acme", TestSettings.with(settings), context.build())
                .baseUrl(url, prefix)
                .random(random);
        more.accept(builder);
        return builder.build();
    }

    /** What all calls of the runtime share. */
    public org.connectorsdk.http.internal.call.ClientContext shared() {
        return runtime().shared();
    }

    public synchronized HttpRuntime runtime() {
        HttpRuntime built = runtime;
        if (built == null) {
            built = build().get();
            runtime = built;
        }
        return built;
    }

    public synchronized ThingApi api() {
        ThingApi made = api;
        if (made == null) {
            made = runtime().api(ThingApi.class);
            api = made;
        }
        return made;
    }

    public Either<ConnectorError, Thing> get() {
        return get(PLAIN);
    }

    public Either<ConnectorError, Thing> get(CallOptions options) {
        return api().get("a", options);
    }

    public Either<ConnectorError, Thing> create() {
        return create(PLAIN);
    }

    public Either<ConnectorError, Thing> create(CallOptions options) {
        return api().create(new Thing("a", null), options);
    }

    /** How a plain read failed. */
    public ConnectorError error() {
        return get().getLeft();
    }

    /** Makes one good call, so that a connection is in the pool. */
    public HttpFixture warm() {
        server.then(exchange -> exchange.json("{\"id\":\"warm\"}"));
        api().get("warm", PLAIN).get();
        return this;
    }

    @Override
    public void close() {
        if (runtime != null) {
            runtime.close();
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
