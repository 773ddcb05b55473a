package org.connectorsdk.http;

import io.vavr.control.Either;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.connectorsdk.api.call.ContextCarrier;
import org.connectorsdk.api.call.RateLimit;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.call.Sleeper;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.observe.ClientStatus;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.error.ErrorDecoder;
import org.connectorsdk.http.internal.answer.HtmlStripper;
import org.connectorsdk.http.internal.call.ClientContext;
import org.connectorsdk.http.internal.call.ClientParts;
import org.connectorsdk.http.internal.call.ClientParts.MissingSetting;
import org.connectorsdk.http.internal.call.ExchangeLog;
import org.connectorsdk.http.internal.declared.ApiDeclaration;
import org.connectorsdk.http.internal.declared.RawCalls;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.http.internal.json.ReadLimits;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Unit;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;

/**
 * One account's way to one vendor: every request of a provider goes through it and gets the same rules about time
 * limits, repeats, credentials and errors. Thread-safe; one per client, closed with it.
 *
 * <pre>{@code
 * Either<ConnectorError, HttpRuntime> runtime = HttpRuntime.builder("acme", settings, context)
 *         .baseUrl(settings.url(HttpSettings.BASE_URL), "v1")
 *         .credential(source)
 *         .header("X-Workspace-Id", workspace)
 *         .errors(AcmeErrors::decode)
 *         .build();
 * AcmeApi api = runtime.get().api(AcmeApi.class);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class HttpRuntime implements AutoCloseable {
    private final ClientContext shared;
    private final HttpUrl root;
    private final ReadLimits limits;
    /** Made when it is first asked for. */
    private volatile @Nullable RawApi raw;

    private final Settings settings;
    private final RuntimeContext context;
    private final Set<StorageClient> storages = ConcurrentHashMap.newKeySet();

    HttpRuntime(ClientContext shared, HttpUrl root, ReadLimits limits, Settings settings, RuntimeContext context) {
        this.shared = shared;
        this.root = root;
        this.limits = limits;
        this.settings = settings;
        this.context = context;
    }

    /**
     * Starts a runtime.
     *
     * @param provider id of the provider, as in its descriptor
     * @param settings checked settings; those of {@link HttpSettings} are read from it
     * @param context what the surrounding process lends: time, an {@code OkHttpClient}, and a {@link RandomGenerator}
     *     for many threads from which pauses are drawn
     * @return a builder, for one thread
     */
    public static Builder builder(String provider, Settings settings, RuntimeContext context) {
        return new Builder(provider, settings, context);
    }

    /**
     * Implements an API interface. Each method has Retrofit's annotations and {@link Operation}, and answers
     * {@code Either<ConnectorError, X>} where {@code X} is a wire type, an {@link Optional} of one (an answer that may
     * have no body), {@link Unit}, {@code String} (an answer that is no JSON), {@link Answer} of one of these, or an
     * {@link ElementStream}. A parameter {@code @Tag CallOptions} takes what one call does differently. Its methods
     * block, may be called by any number of threads, and never throw for anything that a server, the network or an id
     * does.
     *
     * <p>What the declaration tells is worked out once per interface and kept with it, so that the second client of a
     * vendor costs a tenth of the first. Whether each type can be read is tried now where assertions are on, as in
     * tests; else when its method is called first, which then throws.
     *
     * @param api the interface
     * @param <T> the interface
     * @return the implementation; ask once and keep it
     * @throws IllegalArgumentException naming the method that breaks these rules
     */
    public <T> T api(Class<T> api) {
        return ApiDeclaration.of(api).implement(api, shared, limits);
    }

    /**
     * Any request below {@link #rawUrl()}, for what no API interface names; goes through the same chain.
     *
     * @return the raw API
     */
    public RawApi raw() {
        RawApi known = raw;
        if (known == null) {
            known = new RawCalls(shared, root, limits);
            raw = known;
        }
        return known;
    }

    /**
     * Finds the full API, for {@code ProviderConnections.unwrap}: one of the vendor's own interfaces, or {@link
     * RawApi}.
     *
     * <pre>{@code
     * public <T> Optional<T> unwrap(Class<T> type) {
     *     return runtime.unwrap(type, api);
     * }
     * }</pre>
     *
     * @param type the interface that is asked for
     * @param apis what {@link #api} has implemented
     * @param <T> the interface
     * @return the first that is of that type; empty if none is
     */
    public <T> Optional<T> unwrap(Class<T> type, Object... apis) {
        if (type == RawApi.class) {
            return Optional.of(type.cast(raw()));
        }
        return Stream.of(apis).filter(type::isInstance).findFirst().map(type::cast);
    }

    /** {@return the normalised address to which paths of {@link #raw()} are appended, ending in a slash} */
    public String rawUrl() {
        return root.toString();
    }

    /**
     * A way to the storage host that an answer of the API links to, for one upload. The caller closes it; closing this
     * runtime does too.
     *
     * @param link an address on that host, never shown to anyone
     * @return the way, or why nothing can be sent there; nothing of the link but its host is in that text
     */
    public Either<String, StorageClient> storage(String link) {
        return StorageClient.of(link, settings, context, storages::remove).peek(client -> {
            storages.add(client);
            if (shared.isClosed()) {
                client.close();
            }
        });
    }

    /**
     * Fingerprints this account, for {@code ProviderConnections.account()} and the limit that it may share.
     *
     * @param scope workspace, tenant or the like, without secrets; empty where there is none
     * @return see {@link JobRef#fingerprint}
     */
    public String account(String scope) {
        return shared.identify(scope);
    }

    /**
     * Reads JSON that a vendor sends as a text within its answers.
     *
     * @param text the text
     * @return the tree, its numbers as they are written; empty if the text is not JSON or is nested too deep
     */
    public static Optional<JsonValue> json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the id of the provider} */
    public String provider() {
        return shared.provider;
    }

    ClientContext shared() {
        return shared;
    }

    /** {@return the normalised address to which API paths are appended, ending in a slash} */
    public String baseUrl() {
        return shared.base.toString();
    }

    /** {@return the clock and pauses of this process} */
    public TimeSource time() {
        return shared.time;
    }

    /** {@return what takes the context of the calling thread (a trace, a logging context) to threads of a provider} */
    public ContextCarrier contextCarrier() {
        return context.contextCarrier();
    }

    /** {@return pauses that end when this runtime is closed} */
    public Sleeper pauses() {
        return shared.sleeper;
    }

    /** {@return what the vendor last reported about its request limit; empty until it did} */
    public Optional<RateLimit> rateLimit() {
        return Optional.ofNullable(shared.rateLimit());
    }

    /** {@return what is under way at the vendor, for {@code ProviderConnections.requests()}} */
    public ClientStatus.Requests requests() {
        return shared.requests();
    }

    /**
     * Ends calls in progress and to come with {@code Closed} and closes every connection. Idempotent, may be called by
     * any thread at any time; blocks for less than a second.
     */
    @Override
    public void close() {
        shared.close();
        List.copyOf(storages).forEach(StorageClient::close);
    }

    /** Collects what a runtime needs. Not thread-safe. */
    public static final class Builder {
        final String provider;
        final Settings settings;
        final RuntimeContext context;
        final Headers.Builder headers = new Headers.Builder();
        private CredentialSource credential = NoCredentials.INSTANCE;
        private ErrorDecoder errors = ErrorDecoder.NONE;
        private List<String> requestIdHeaders = List.of("X-Request-Id", "Request-Id", "X-Correlation-Id");
        private String idempotencyHeader = "Idempotency-Key";
        private DoubleSupplier random;
        private ExchangeLog log = new ExchangeLog();

        private @Nullable MissingSetting missing;

        @Nullable
        URI address;

        String prefix = "";

        @Nullable
        URI root;

        private Builder(String provider, Settings settings, RuntimeContext context) {
            this.provider = Objects.requireNonNull(provider, "provider");
            this.settings = Objects.requireNonNull(settings, "settings");
            this.context = Objects.requireNonNull(context, "context");
            this.random = context.random();
        }

        /**
         * Says where the API is, and with what its paths begin.
         *
         * @param url an http or https address; a path in it is kept, query and fragment are refused
         * @param pathPrefix what every path of the API begins with and a user may or may not have put at the end of the
         *     address, such as {@code v1}; it is taken off the address, and refused where it stands there twice
         *     (INC-13). Empty for none
         * @return this builder
         */
        public Builder baseUrl(URI url, String pathPrefix) {
            this.address = Objects.requireNonNull(url, "url");
            this.prefix = Objects.requireNonNull(pathPrefix, "pathPrefix");
            return this;
        }

        /**
         * Says below which address raw requests may go, where that is more than the API whose paths are declared.
         *
         * @param url an address of the same origin, such as the one that a user has set, without the API's own path;
         *     default the address of {@link #baseUrl(URI, String)}
         * @return this builder
         */
        public Builder rawUrl(URI url) {
            this.root = Objects.requireNonNull(url, "url");
            return this;
        }

        /**
         * Says where credentials come from.
         *
         * @param source the source; default none
         * @return this builder
         */
        public Builder credential(CredentialSource source) {
            this.credential = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Adds a header to every request.
         *
         * @param name its name
         * @param value a value that is no secret
         * @return this builder
         * @throws IllegalArgumentException if the name or value cannot be sent
         */
        public Builder header(String name, String value) {
            try {
                this.headers.set(name, value);
            } catch (IllegalArgumentException e) {
                // The library's own message quotes the value.
                throw new IllegalArgumentException("header " + HtmlStripper.of(name) + ": cannot be sent");
            }
            return this;
        }

        /**
         * Adds a header that the vendor needs with every request of its declared API, but for some operations. Where
         * the setting for it is not given, those operations go without; all others answer {@code Configuration} naming
         * the setting, and nothing is sent. Raw requests go without the header then.
         *
         * @param name its name
         * @param setting the setting, which holds no secret
         * @param without names of the operations that do without, as in {@link Operation#value()}; they carry the
         *     header where it is given
         * @return this builder
         * @throws IllegalArgumentException if the name or value cannot be sent
         */
        public Builder headerOf(String name, String setting, String... without) {
            Optional<String> value = settings.optionalString(setting);
            if (value.isPresent()) {
                return header(name, value.get());
            }
            this.missing = new MissingSetting(setting, Set.of(without));
            return this;
        }

        /**
         * Says how the vendor's error bodies are read.
         *
         * @param decoder the decoder; default {@link ErrorDecoder#NONE}
         * @return this builder
         */
        public Builder errors(ErrorDecoder decoder) {
            this.errors = Objects.requireNonNull(decoder, "decoder");
            return this;
        }

        /**
         * Says in which headers the vendor sends the id of a request.
         *
         * @param names the first one present counts; default {@code X-Request-Id}, {@code Request-Id}, {@code
         *     X-Correlation-Id}
         * @return this builder
         */
        public Builder requestIdHeaders(String... names) {
            this.requestIdHeaders = List.of(names);
            return this;
        }

        /**
         * Says under which name {@link Safety#KEYED} operations send their key.
         *
         * @param name the header; default {@code Idempotency-Key}
         * @return this builder
         */
        public Builder idempotencyHeader(String name) {
            this.idempotencyHeader = Objects.requireNonNull(name, "name");
            return this;
        }

        ClientParts parts() {
            return new ClientParts(
                    provider, context, random, requestIdHeaders, idempotencyHeader, credential, missing, errors, log);
        }

        /** Writes down the attempts; for tests, which want to read it. */
        Builder log(ExchangeLog written) {
            this.log = written;
            return this;
        }

        /** Draws the jitter; for tests, which want to know it. */
        Builder random(DoubleSupplier source) {
            this.random = source;
            return this;
        }

        /**
         * Makes the runtime. Opens no connection and starts no thread.
         *
         * @return the runtime, or {@code Configuration} with everything that is wrong: an address that cannot be used,
         *     plain HTTP that was not allowed, a trust store that cannot be read, a library of the surrounding program
         *     that is too old
         */
        public Either<ConnectorError, HttpRuntime> build() {
            return RuntimeAssembly.of(this);
        }
    }
}
