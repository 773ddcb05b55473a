package org.connectorsdk.http.internal.declared;

import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.RawAnswer;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.facet.RawRequest;
import org.connectorsdk.api.facet.RawStream;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.api.text.Masker;
import org.connectorsdk.http.internal.answer.AnswerReader;
import org.connectorsdk.http.internal.answer.ByteChunkReader;
import org.connectorsdk.http.internal.answer.ChunkReader;
import org.connectorsdk.http.internal.answer.RawReader;
import org.connectorsdk.http.internal.call.AnswerHeads;
import org.connectorsdk.http.internal.call.CallContext;
import org.connectorsdk.http.internal.call.ClientContext;
import org.connectorsdk.http.internal.call.OperationPlan;
import org.connectorsdk.http.internal.json.BodyReader;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.http.internal.json.ReadLimits;
import org.connectorsdk.http.internal.resilience.BreakerGroup;
import org.connectorsdk.http.internal.transport.Origins;
import org.connectorsdk.http.internal.transport.RequestScope;
import org.connectorsdk.http.internal.transport.UploadRequestBody;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.connectorsdk.http.operation.UploadBody;
import org.jspecify.annotations.Nullable;

/** Raw requests through the chain of steps that all other calls take. Thread-safe. */
public final class RawCalls implements RawApi {
    private static final MediaType JSON_TYPE = MediaType.get("application/json");
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE", "OPTIONS");

    private final ClientContext shared;
    private final HttpUrl root;
    private final Json json;
    private final BodyReader<JsonValue> tree;

    public RawCalls(ClientContext shared, HttpUrl root, ReadLimits limits) {
        this.shared = shared;
        this.root = root;
        this.json = Known.JSON.within(limits);
        this.tree = json.reader(JsonValue.class);
    }

    /** What is known of JSON alone: working it out takes its time, and most programs never ask. */
    private static final class Known {
        static final Json JSON = Json.builder().build();

        private Known() {}
    }

    @Override
    public Either<ConnectorError, RawAnswer> call(RawRequest request, CallOptions options) {
        return described(request, "").flatMap(http -> {
            RawReader reader = new RawReader(tree, json.bytes(), asksForPages(options));
            TimeoutClass time = request.safety() == RawRequest.Safety.READ ? TimeoutClass.READ : TimeoutClass.SLOW;
            CallContext<RawReader.Read> call = new CallContext<>(shared, plan(request, http, time, reader), options);
            return call.run(http).map(read -> answer(read, call));
        });
    }

    private static RawAnswer answer(RawReader.Read read, CallContext<?> call) {
        RawAnswer head = RawAnswer.of(AnswerHeads.of(call, read.answer()));
        JsonValue tree = read.json();
        return tree == null ? head.withText(read.text()) : head.withJson(tree);
    }

    @Override
    public Either<ConnectorError, RawStream<JsonValue>> elements(
            RawRequest request, String array, CallOptions options) {
        if (!array.isEmpty() && List.of(array.split("\\.", -1)).contains("")) {
            return Either.left(ValidationErrors.of(
                    shared.provider,
                    OperationPlan.RAW,
                    "array",
                    "must be the name of a member, or names joined by dots"));
        }
        return stream(request, options, "", ChunkReader.of(json.<JsonValue>elements(array, JsonValue.class)));
    }

    @Override
    public Either<ConnectorError, RawStream<byte[]>> bytes(RawRequest request, CallOptions options) {
        return stream(request, options, "*/*", new ByteChunkReader(asksForPages(options)));
    }

    private <T> Either<ConnectorError, RawStream<T>> stream(
            RawRequest request, CallOptions options, String accept, ChunkReader<T> source) {
        return described(request, accept).map(http -> {
            OperationPlan<?> plan = plan(request, http, TimeoutClass.TRANSFER, AnswerReader.Nothing.INSTANCE);
            return new Walk<>(new StreamingElements<>(shared, plan, source, http, options));
        });
    }

    private static <T> OperationPlan<T> plan(
            RawRequest request, Request http, TimeoutClass time, AnswerReader<T> reader) {
        Safety safety = safety(request.safety());
        return new OperationPlan<>(
                OperationPlan.RAW,
                Masker.none().mask(request.method() + ' ' + http.url().encodedPath()),
                "",
                safety,
                time,
                0,
                Set.of(),
                safety == Safety.READ ? BreakerGroup.READ : BreakerGroup.WRITE,
                false,
                false,
                reader);
    }

    private static Safety safety(RawRequest.Safety wanted) {
        return switch (wanted) {
            case READ -> Safety.READ;
            case IDEMPOTENT -> Safety.IDEMPOTENT;
            case ONCE -> Safety.ONCE;
        };
    }

    private static boolean asksForPages(CallOptions options) {
        for (Map.Entry<String, String> header : options.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase("Accept")
                    && header.getValue().toLowerCase(Locale.ROOT).contains("html")) {
                return true;
            }
        }
        return false;
    }

    /**
     * The request, or why it is not sent. Its path was checked already; here it is seen that nothing has become of it.
     */
    private Either<ConnectorError, Request> described(RawRequest request, String accept) {
        if (!request.violations().isEmpty()) {
            return Either.left(ValidationErrors.of(shared.provider, OperationPlan.RAW, request.violations()));
        }
        String path = root.encodedPath() + request.path().substring(1);
        HttpUrl.Builder address = root.newBuilder().encodedPath(path);
        request.query().forEach(parameter -> address.addQueryParameter(parameter.getKey(), parameter.getValue()));
        HttpUrl url = address.build();
        if (!url.encodedPath().equals(path) || !Origins.same(url, root)) {
            return Either.left(ValidationErrors.of(
                    shared.provider, OperationPlan.RAW, "path", "leads elsewhere than below the base URL"));
        }
        Request.Builder http = new Request.Builder()
                .url(url)
                .method(request.method(), body(request))
                .tag(RequestScope.class, new RequestScope(root));
        if (!accept.isEmpty()) {
            http.header("Accept", accept);
        }
        return Either.right(http.build());
    }

    private static @Nullable RequestBody body(RawRequest request) {
        if (request.content().isPresent()) {
            RawRequest.Content content = request.content().get();
            UploadBody.Source source = content.source()::open;
            return new UploadRequestBody(
                    UploadBody.of(source, content.isReplayable(), content.length(), content.contentType()));
        }
        if (request.body().isPresent()) {
            return RequestBody.create(request.body().get().toJson().getBytes(StandardCharsets.UTF_8), JSON_TYPE);
        }
        return WITHOUT_BODY.contains(request.method()) ? null : RequestBody.create(new byte[0]);
    }

    /** The pieces of an answer, and what it began with. */
    private static final class Walk<T> implements RawStream<T> {
        private final StreamingElements<T> pieces;

        Walk(StreamingElements<T> pieces) {
            this.pieces = pieces;
        }

        @Override
        public Either<ConnectorError, Optional<T>> next() {
            return pieces.next();
        }

        @Override
        public Optional<RawAnswer> head() {
            return Optional.ofNullable(pieces.head()).map(RawAnswer::of);
        }

        @Override
        public long delivered() {
            return pieces.delivered();
        }

        @Override
        public void close() {
            pieces.close();
        }
    }
}
