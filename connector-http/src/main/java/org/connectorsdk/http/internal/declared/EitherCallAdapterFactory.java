package org.connectorsdk.http.internal.declared;

import io.vavr.control.Either;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Request;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.internal.answer.AnswerReader;
import org.connectorsdk.http.internal.answer.ChunkReader;
import org.connectorsdk.http.internal.answer.LocatedAnswer;
import org.connectorsdk.http.internal.call.CallContext;
import org.connectorsdk.http.internal.call.ClientContext;
import org.connectorsdk.http.internal.call.OperationPlan;
import org.connectorsdk.http.internal.call.RequestLine;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.operation.JobInLocation;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.StreamedArray;
import org.connectorsdk.http.operation.Unit;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Retrofit;

/**
 * Lets API methods answer {@code Either<ConnectorError, X>}. All that a method's declaration tells is worked out here,
 * once per method; what remains per call is to take Retrofit's request and run it.
 */
final class EitherCallAdapterFactory extends CallAdapter.Factory {
    private final ClientContext shared;
    private final Json json;

    EitherCallAdapterFactory(ClientContext shared, Json json) {
        this.shared = shared;
        this.json = json;
    }

    @Override
    public @Nullable CallAdapter<?, ?> get(Type returnType, Annotation[] annotations, Retrofit retrofit) {
        Operation operation = find(Operation.class, annotations);
        if (operation == null || getRawType(returnType) != Either.class) {
            return null;
        }
        Type wanted = getParameterUpperBound(1, (ParameterizedType) returnType);
        if (getRawType(wanted) == ElementStream.class) {
            return streaming(
                    operation, RequestLine.of(annotations), find(StreamedArray.class, annotations), (ParameterizedType)
                            wanted);
        }
        AnswerReader<?> reader = reader(wanted, find(JobInLocation.class, annotations));
        return new Whole<>(shared, OperationPlan.of(operation, RequestLine.of(annotations), reader));
    }

    private CallAdapter<?, ?> streaming(
            Operation operation, RequestLine request, @Nullable StreamedArray where, ParameterizedType wanted) {
        Objects.requireNonNull(where, "where"); // ApiRules saw to it
        Type element = getParameterUpperBound(0, wanted);
        org.connectorsdk.http.internal.json.ElementPlan<Object> elements =
                json.elements(where.value(), element, where.members());
        OperationPlan<?> plan = OperationPlan.of(operation, request, AnswerReader.Nothing.INSTANCE);
        if (!where.orNamed().isEmpty()) {
            elements = elements.orNamed(where.orNamed());
        }
        if (where.orBare()) {
            elements = elements.orBare();
        }
        return new Streaming<>(shared, plan, ChunkReader.of(where.orAbsent() ? elements.orAbsent() : elements));
    }

    private AnswerReader<?> reader(Type wanted, @Nullable JobInLocation located) {
        if (wanted == String.class) {
            return new AnswerReader.Whole<>(json.text());
        }
        if (wanted == Unit.class) {
            return AnswerReader.Nothing.INSTANCE;
        }
        if (getRawType(wanted) == Optional.class) {
            return new AnswerReader.Acknowledgement<>(
                    json.reader(getParameterUpperBound(0, (ParameterizedType) wanted)));
        }
        if (getRawType(wanted) == Answer.class) {
            return new AnswerReader.WithHeaders<>(
                    reader(getParameterUpperBound(0, (ParameterizedType) wanted), located));
        }
        return located == null
                ? new AnswerReader.Whole<>(json.reader(wanted))
                : LocatedAnswer.of(json.reader(wanted), located, shared.base);
    }

    private static <A extends Annotation> @Nullable A find(Class<A> type, Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (type.isInstance(annotation)) {
                return type.cast(annotation);
            }
        }
        return null;
    }

    private static CallOptions options(Request request) {
        CallOptions options = request.tag(CallOptions.class);
        return options == null ? CallOptions.none() : options;
    }

    /** What an argument made impossible: an id that is a path of its own, a header value with a line break. */
    private static ConnectorError unbuildable(ClientContext shared, OperationPlan<?> plan) {
        CallContext<?> call = new CallContext<>(shared, plan, CallOptions.none());
        return new ConnectorError.InvalidRequest(
                call.evidence("an argument cannot be part of a request: null, a path of dots, or a character that"
                                + " headers cannot hold")
                        .build(),
                List.of());
    }

    private record Whole<T>(ClientContext shared, OperationPlan<T> plan)
            implements CallAdapter<Void, Either<ConnectorError, T>> {
        @Override
        public Type responseType() {
            return Void.class; // Retrofit is never asked to read an answer
        }

        @Override
        public Either<ConnectorError, T> adapt(Call<Void> call) {
            Request request;
            try {
                request = call.request();
            } catch (IllegalArgumentException e) {
                return Either.left(unbuildable(shared, plan));
            }
            return new CallContext<>(shared, plan, options(request)).run(request);
        }
    }

    private record Streaming<T>(ClientContext shared, OperationPlan<?> plan, ChunkReader<T> elements)
            implements CallAdapter<Void, Either<ConnectorError, ElementStream<T>>> {
        @Override
        public Type responseType() {
            return Void.class;
        }

        @Override
        public Either<ConnectorError, ElementStream<T>> adapt(Call<Void> call) {
            Request request;
            try {
                request = call.request();
            } catch (IllegalArgumentException e) {
                return Either.left(unbuildable(shared, plan));
            }
            return Either.right(new StreamingElements<>(shared, plan, elements, request, options(request)));
        }
    }
}
