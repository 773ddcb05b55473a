package org.connectorsdk.http;

import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.http.internal.settings.LoopbackHosts;
import org.connectorsdk.http.internal.transport.Transport;
import org.connectorsdk.http.internal.transport.UndeclaredInterrupts;
import org.connectorsdk.http.operation.UploadBody;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;

/**
 * Puts bytes where an answer of the API says: on a storage host, which is another origin, by a link that is a
 * credential of its own. Nothing of ours goes along: no credential, no header but those that the answer named, no
 * interceptor of a lent client, no cookie; no certificate that says who we are; and no redirect is followed. Proxy,
 * whom to trust and the time for a connect are those of the settings.
 *
 * <p>For one upload, from any number of threads. Whoever gets it closes it, which ends what is under way.
 *
 * @since 0.1.0
 */
public final class StorageClient implements AutoCloseable {
    private static final Duration LEAST_TIME = Duration.ofSeconds(60);
    private static final Duration MOST_TIME = Duration.ofMinutes(30);
    private static final long SLOWEST_BYTES_A_SECOND = 64 << 10;
    private static final int PIECE = 64 << 10;
    private static final int EXCERPT = 2 << 10;
    private static final int LONGEST_WAIT_DIGITS = 6;
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9]{1,60})</Code>");

    private final OkHttpClient client;
    private final boolean allowsPlainHttp;
    private final Consumer<StorageClient> closing;

    private StorageClient(OkHttpClient client, boolean allowsPlainHttp, Consumer<StorageClient> closing) {
        this.client = client;
        this.allowsPlainHttp = allowsPlainHttp;
        this.closing = closing;
    }

    /**
     * Makes a client for the host of a link, outside a runtime. {@link HttpRuntime#storage(String)} makes one that ends
     * with it.
     *
     * @param link an address on that host; never part of an error
     * @param settings the settings of the runtime
     * @param context what the process lends
     * @param closing is notified when the client is closed
     * @return the client, or why there is none
     */
    public static Either<String, StorageClient> of(
            String link, Settings settings, RuntimeContext context, Consumer<StorageClient> closing) {
        HttpUrl url = HttpUrl.parse(link);
        if (url == null) {
            return Either.left("the link to the storage host is no http or https address");
        }
        boolean allowsPlainHttp = settings.bool(HttpSettings.ALLOW_PLAIN_HTTP);
        if (isInTheClear(url) && !allowsPlainHttp) {
            return Either.left(inTheClear(url));
        }
        Either<List<ConfigViolation>, Transport> transport = Transport.anonymous(
                settings, context, URI.create(url.scheme() + "://" + url.host() + ":" + url.port()));
        return transport
                .mapLeft(List::toString)
                .map(ready -> new StorageClient(bare(ready.client(), settings), allowsPlainHttp, closing));
    }

    private static boolean isInTheClear(HttpUrl url) {
        return !url.isHttps() && !LoopbackHosts.isNamedBy(url.host());
    }

    private static String inTheClear(HttpUrl url) {
        return "the storage host " + url.host() + " would be sent the file in the clear; if that is meant, set "
                + HttpSettings.ALLOW_PLAIN_HTTP + " to true";
    }

    private static OkHttpClient bare(OkHttpClient.Builder client, Settings settings) {
        client.interceptors().clear();
        client.networkInterceptors().clear();
        client.networkInterceptors().add(StorageClient::withoutOurs);
        return client.retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .dispatcher(new Dispatcher())
                .connectionPool(new ConnectionPool(10, 1, TimeUnit.MINUTES))
                .eventListenerFactory(call -> EventListener.NONE)
                .connectTimeout(settings.duration(HttpSettings.CONNECT_TIMEOUT))
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
    }

    /** The headers that an answer named, which the last look at a request lets pass. */
    private record Signed(Map<String, String> headers) {}

    /** What an HTTP client adds by itself is not covered by a signature. */
    private static Response withoutOurs(Interceptor.Chain chain) throws IOException {
        Request.Builder request =
                chain.request().newBuilder().removeHeader("User-Agent").removeHeader("Accept-Encoding");
        Signed signed = chain.request().tag(Signed.class);
        if (signed != null) {
            signed.headers().forEach(request::header);
        }
        return chain.proceed(request.build());
    }

    /**
     * Puts bytes, in one request. Blocks: at the most a minute and a second for each 64 KiB, half an hour in all.
     *
     * @param link where they go
     * @param headers what the request carries beside its length
     * @param content the bytes, of known length
     * @param most how long the caller can wait; empty for as long as above
     * @return what came of it; never throws for what a host or the network does
     */
    public StorageAnswer put(String link, Map<String, String> headers, UploadBody content, Optional<Duration> most) {
        Request request;
        try {
            Request.Builder builder = new Request.Builder().url(link).put(new Content(content));
            headers.forEach(builder::header);
            request = builder.tag(Signed.class, new Signed(headers)).build();
        } catch (IllegalArgumentException e) { // its message quotes
            return none("a link or header of the storage host cannot be part of a request", true);
        }
        if (isInTheClear(request.url()) && !allowsPlainHttp) { // each link may be of another host
            return none(inTheClear(request.url()), true);
        }
        Call call = client.newCall(request);
        Duration limit = time(content.length());
        Duration time = most.filter(left -> left.compareTo(limit) < 0).orElse(limit);
        call.timeout().timeout(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
        try (Response answer = UndeclaredInterrupts.execute(call)) {
            return answered(answer);
        } catch (ContentException e) {
            return none("the content could not be read (" + e.reason + ")", true);
        } catch (IOException e) {
            return none("no answer came (" + e.getClass().getSimpleName() + ")", false);
        }
    }

    private static Duration time(long bytes) {
        Duration time = LEAST_TIME.plusSeconds(Math.max(0, bytes) / SLOWEST_BYTES_A_SECOND);
        return time.compareTo(MOST_TIME) < 0 ? time : MOST_TIME;
    }

    private static StorageAnswer none(String problem, boolean contentLost) {
        return new StorageAnswer(0, Optional.empty(), Optional.empty(), problem, contentLost);
    }

    private static StorageAnswer answered(Response answer) throws IOException {
        Optional<String> eTag = Optional.ofNullable(answer.header("ETag")).filter(tag -> !tag.isBlank());
        Optional<Duration> wait =
                Optional.ofNullable(answer.header("Retry-After")).flatMap(StorageClient::seconds);
        if (answer.code() / 100 == 2) {
            return new StorageAnswer(answer.code(), eTag, wait, "", false);
        }
        Matcher code = CODE.matcher(answer.peekBody(EXCERPT).string());
        String word = code.find() ? " " + code.group(1) : "";
        return new StorageAnswer(
                answer.code(), Optional.empty(), wait, "the answer was " + answer.code() + word, false);
    }

    private static Optional<Duration> seconds(String text) {
        boolean number = !text.isEmpty()
                && text.length() <= LONGEST_WAIT_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }

    /** Ends what is under way, and closes the connections. Idempotent, from any thread. */
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        closing.accept(this);
    }

    /** The source failed, not the network. */
    private static final class ContentException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String reason;

        ContentException(String reason) {
            super(reason);
            this.reason = reason;
        }
    }

    /** Streams so many bytes, without a media type, which a signature need not cover. */
    private static final class Content extends RequestBody {
        private final UploadBody content;

        Content(UploadBody content) {
            this.content = content;
        }

        @Override
        public @Nullable MediaType contentType() {
            return null;
        }

        @Override
        public long contentLength() {
            return content.length();
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            try (InputStream in = open()) {
                byte[] piece = new byte[PIECE];
                for (long left = content.length(); left > 0; ) {
                    int count = read(in, piece, (int) Math.min(PIECE, left));
                    sink.write(piece, 0, count);
                    left -= count;
                }
            }
        }

        private InputStream open() throws IOException {
            try {
                return content.open();
            } catch (IOException e) {
                throw new ContentException(e.getClass().getSimpleName());
            }
        }

        private static int read(InputStream in, byte[] piece, int most) throws IOException {
            int count;
            try {
                count = in.read(piece, 0, most);
            } catch (IOException e) {
                throw new ContentException(e.getClass().getSimpleName());
            }
            if (count < 0) {
                throw new ContentException("it ends before its length");
            }
            return count;
        }
    }

    /**
     * What came of putting bytes on a storage host.
     *
     * @param status the HTTP status; 0 without an answer
     * @param eTag what the host calls what it stored, verbatim; empty when it says nothing
     * @param retryAfter how long it asks to wait; empty when it does not
     * @param problem what went wrong, in a few words that name neither the link nor its signature; empty for a success
     * @param isContentLost whether the content could not be read, or the link not be used, which another attempt does
     *     not change
     */
    public record StorageAnswer(
            int status, Optional<String> eTag, Optional<Duration> retryAfter, String problem, boolean isContentLost) {

        /** {@return whether the host stored it} */
        public boolean isStored() {
            return status / 100 == 2;
        }
    }
}
