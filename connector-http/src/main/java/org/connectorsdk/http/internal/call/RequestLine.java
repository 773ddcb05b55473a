package org.connectorsdk.http.internal.call;

import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.HTTP;
import retrofit2.http.OPTIONS;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/**
 * Method and path of an API method as it is declared, ids still in braces: what vendors' references list.
 *
 * @param method such as {@code GET}
 * @param path such as {@code v1/connections/{id}}, without a slash in front
 */
public record RequestLine(String method, String path) {
    private static final RequestLine NONE = new RequestLine("", "");

    /** {@return what the annotations of an API method declare; empty texts if they declare no request} */
    public static RequestLine of(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            RequestLine line = of(annotation);
            if (line != null) {
                return line;
            }
        }
        return NONE;
    }

    private static @Nullable RequestLine of(Annotation annotation) {
        if (annotation instanceof GET get) {
            return new RequestLine("GET", get.value());
        }
        if (annotation instanceof POST post) {
            return new RequestLine("POST", post.value());
        }
        if (annotation instanceof PUT put) {
            return new RequestLine("PUT", put.value());
        }
        if (annotation instanceof PATCH patch) {
            return new RequestLine("PATCH", patch.value());
        }
        if (annotation instanceof DELETE delete) {
            return new RequestLine("DELETE", delete.value());
        }
        if (annotation instanceof HEAD head) {
            return new RequestLine("HEAD", head.value());
        }
        if (annotation instanceof OPTIONS options) {
            return new RequestLine("OPTIONS", options.value());
        }
        return annotation instanceof HTTP http ? new RequestLine(http.method(), http.path()) : null;
    }

    /** {@return for example {@code GET /v1/connections/{id}}; empty if no request is declared} */
    @Override
    public String toString() {
        return method.isEmpty() ? "" : method + " /" + path;
    }
}
