package org.connectorsdk.http.internal.declared;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.http.internal.transport.SecretBearingBody;
import org.connectorsdk.http.internal.transport.UploadRequestBody;
import org.connectorsdk.http.operation.SecretBearing;
import org.connectorsdk.http.operation.UploadBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Turns {@code @Body} arguments into bodies: uploads are streamed, everything else is written as JSON. */
final class RequestBodies extends Converter.Factory {
    private static final MediaType JSON = MediaType.get("application/json");

    private final Json json;

    RequestBodies(Json json) {
        this.json = json;
    }

    @Override
    public Converter<?, RequestBody> requestBodyConverter(
            Type type, Annotation[] parameterAnnotations, Annotation[] methodAnnotations, Retrofit retrofit) {
        if (type == UploadBody.class) {
            return (Converter<UploadBody, RequestBody>) UploadRequestBody::new;
        }
        return (Converter<Object, RequestBody>) this::written;
    }

    private RequestBody written(Object value) {
        RequestBody body = RequestBody.create(json.write(value), JSON);
        return value instanceof SecretBearing holder ? new SecretBearingBody(body, holder.secrets()) : body;
    }

    @Override
    public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
            Type type, Annotation[] annotations, Retrofit retrofit) {
        return null;
    }
}
