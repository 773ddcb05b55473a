package org.connectorsdk.verification.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.verification.wire.Message;
import org.connectorsdk.verification.wire.VendorRoutes;
import org.jspecify.annotations.Nullable;

/**
 * What a careful program with OkHttp does: the requests of an operation, as the library sends them when nothing goes wrong, each
 * with as many attempts, a write with one unless it was refused unseen or can be repeated.
 */
final class PlainClient implements AutoCloseable {
    static final int ATTEMPTS = 3;
    static final Duration IDLE = Duration.ofMillis(1_200);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> NOT_COPIED =
            Set.of("host", "content-length", "connection", "accept-encoding", "user-agent", "transfer-encoding");

    private static final String AUTHORIZATION = "Authorization";

    private final Account account;
    private final VendorRoutes routes;
    private final Map<Work, Sample> samples = new EnumMap<>(Work.class);
    private final OkHttpClient http = new OkHttpClient.Builder()
            .readTimeout(IDLE)
            .retryOnConnectionFailure(false)
            .addNetworkInterceptor(PlainClient::withoutHiddenAttempts)
            .build();

    private volatile @Nullable String authorization;

    /** The requests of one operation, and what it was about. */
    private record Sample(Prepared about, List<Message> requests) {}

    PlainClient(Account account) {
        this.account = account;
        this.routes = new VendorRoutes(account.harness().simulator().routes());
        account.works().forEach(work -> samples.put(work, sample(work)));
    }

    /** OkHttp sends a request again by itself, a write too and beyond all attempts, when a 503 says {@code Retry-After: 0}. */
    private static Response withoutHiddenAttempts(Interceptor.Chain chain) throws IOException {
        Response answer = chain.proceed(chain.request());
        return answer.code() == 503
                ? answer.newBuilder().removeHeader("Retry-After").build()
                : answer;
    }

    private Sample sample(Work work) {
        Prepared about = account.prepare(work, "soak sample of " + work);
        CallOptions options = CallOptions.builder()
                .header(FaultProxy.OPERATION, FaultProxy.SAMPLE)
                .build();
        work.run(account.direct().with(options), about).getOrElseThrow(error -> new IllegalStateException(error.message()));
        return new Sample(about, account.proxy().sampled());
    }

    /** Makes the operation of a seed, through the same mishaps as the library. {@return whether it succeeded} */
    boolean operate(long seed) {
        Work work = account.work(seed);
        Sample sample = Objects.requireNonNull(samples.get(work));
        Prepared what = account.prepare(work, "soak plain " + Seeds.text(seed));
        String operation = "plain-" + Seeds.text(seed);
        boolean success = sample.requests().stream()
                .map(request -> request(request, sample.about(), what, operation))
                .allMatch(request -> isAnswered(work, request));
        account.clean(what, account.ledger().close(operation));
        return success;
    }

    private Request request(Message sample, Prepared of, Prepared now, String operation) {
        Request.Builder request =
                new Request.Builder().url(account.proxy().baseUrl() + replaced(sample.target(), of, now));
        sample.headers().forEach((name, value) -> {
            if (!NOT_COPIED.contains(name)) {
                request.header(name, name.equals("idempotency-key") ? operation : value);
            }
        });
        request.header(FaultProxy.OPERATION, operation);
        authorize(request);
        String body = replaced(new String(sample.content(), StandardCharsets.UTF_8), of, now);
        boolean bodiless = body.isEmpty() && Set.of("GET", "DELETE").contains(sample.method());
        return request.method(
                        sample.method(), bodiless ? null : RequestBody.create(body.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private static String replaced(String text, Prepared of, Prepared now) {
        String replaced = text.replace(of.name(), now.name());
        if (of.target() != null) {
            replaced = replaced.replace(of.id().value(), now.id().value());
        }
        return of.run() == null
                ? replaced
                : replaced.replace(of.job().jobId(), now.job().jobId());
    }

    private void authorize(Request.Builder request) {
        String renewed = authorization;
        if (renewed != null) {
            request.header(AUTHORIZATION, renewed);
        }
    }

    /** Takes a credential that holds: the one in the samples ends after a while. */
    private synchronized Request renewed(Request refused) {
        if (authorization == null || authorization.equals(refused.header(AUTHORIZATION))) {
            authorization = sample(Work.LIST).requests().stream()
                    .map(request -> request.headers().get("authorization"))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        Request.Builder again = refused.newBuilder();
        authorize(again);
        return again.build();
    }

    private boolean isAnswered(Work work, Request first) {
        Request request = first;
        boolean repeatable = isRepeatable(work, request);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            boolean begun = false;
            try (Response answer = http.newCall(request).execute()) {
                begun = answer.isSuccessful();
                String body = answer.body().string();
                if (answer.isSuccessful()) {
                    return isWhole(body);
                }
                if (answer.code() == 404 && work == Work.DELETE && attempt > 1) {
                    return true;
                }
                if (answer.code() == 401 && request == first) {
                    request = renewed(request);
                    attempt--;
                    continue;
                }
                if (answer.code() != 429 && !(repeatable && answer.code() == 503)) {
                    return false;
                }
            } catch (IOException lost) {
                if (!repeatable || (begun && work == Work.WALK)) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean isRepeatable(Work work, Request request) {
        return !routes.isWrite(request.method(), request.url().encodedPath())
                || work == Work.DELETE
                || (work == Work.PURGE && account.harness().purgeIsIdempotent());
    }

    private static boolean isWhole(String body) {
        try {
            JSON.readTree(body);
            return true;
        } catch (JsonProcessingException cut) {
            return false;
        }
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
    }
}
