package org.connectorsdk.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real service, to which a server on the loopback interface passes requests on. Follows no redirect and undoes no
 * compression; a request goes to the service's own host and nowhere else, whatever its path looks like.
 *
 * @since 0.1.0
 */
public final class Upstream {
    /** How many bytes of an answer are taken. */
    public static final int MAX_ANSWER = 32 * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What belongs to one hop, is made anew, or may not be set (RFC 9110, 7.6.1). */
    private static final Set<String> OWN_HEADERS = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "accept-encoding",
            "expect",
            "upgrade",
            "keep-alive",
            "te",
            "trailer");

    private final String origin;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * Connects to nothing yet.
     *
     * @param service where it is, {@code http} or {@code https}; its path plays no part
     */
    public Upstream(URI service) {
        boolean isHttp = "http".equalsIgnoreCase(service.getScheme()) || "https".equalsIgnoreCase(service.getScheme());
        if (!isHttp || service.getHost() == null) {
            throw new IllegalArgumentException("service: an http or https address, such as https://api.example.com/v1");
        }
        this.origin = service.getScheme() + "://" + service.getHost()
                + (service.getPort() < 0 ? "" : ":" + service.getPort());
    }

    /**
     * Classifies a header.
     *
     * @param name in any case
     * @return whether it belongs to the hop between two parties, and is not passed on
     */
    public static boolean isOwn(String name) {
        return OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Sends a request and takes its whole answer.
     *
     * @param method the method
     * @param path the path as it stood on the wire
     * @param query the query as it stood on the wire, empty for none
     * @param headers the header lines; those of the hop are left out
     * @param body the body, empty for none
     * @return the answer without the headers of the hop
     * @throws IOException if there is no connection, no answer in time, or it breaks off or is too large
     * @throws InterruptedException if the thread is interrupted
     */
    public Answer send(String method, String path, String query, List<HttpHeader> headers, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path, query))
                .timeout(PATIENCE)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.stream()
                .filter(header -> !isOwn(header.name()))
                .forEach(header -> request.header(header.name(), header.value()));
        Taken taken = new Taken();
        HttpResponse<Void> response =
                await(client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArrayConsumer(taken::add)));
        return answer(response, taken.bytes());
    }

    /** The origin is put before the path, not resolved with it: {@code //elsewhere/} is a path. */
    private URI address(String path, String query) throws IOException {
        try {
            if (path.startsWith("/")) {
                return URI.create(origin + path + (query.isEmpty() ? "" : "?" + query));
            }
        } catch (IllegalArgumentException e) {
            // the same as a path that is none
        }
        throw new IOException("the path of the request cannot be passed on");
    }

    private static <T> T await(CompletableFuture<T> answer) throws IOException, InterruptedException {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("no whole answer came", e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static Answer answer(HttpResponse<Void> response, byte[] body) {
        Answer answer = Answer.status(response.statusCode()).body(body);
        for (var header : response.headers().map().entrySet()) {
            if (!isOwn(header.getKey()) && !header.getKey().startsWith(":")) {
                for (String value : header.getValue()) {
                    answer = answer.header(header.getKey(), value);
                }
            }
        }
        return answer;
    }

    /** Takes bytes up to the limit, and the rest not. */
    private static final class Taken {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean tooLarge;

        synchronized void add(Optional<byte[]> part) {
            part.ifPresent(more -> {
                tooLarge |= bytes.size() + more.length > MAX_ANSWER;
                bytes.write(more, 0, tooLarge ? 0 : more.length);
            });
        }

        synchronized byte[] bytes() throws IOException {
            if (tooLarge) {
                throw new IOException("the answer is larger than " + MAX_ANSWER + " bytes");
            }
            return bytes.toByteArray();
        }
    }
}
