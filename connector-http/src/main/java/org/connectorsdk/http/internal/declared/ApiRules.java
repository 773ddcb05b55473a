package org.connectorsdk.http.internal.declared;

import io.vavr.control.Either;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.internal.call.RequestLine;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.operation.JobInLocation;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.StreamedArray;
import org.connectorsdk.http.operation.Unit;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Path;

/**
 * Checks how an API interface is declared, so that a mistake shows when the client is built. Whether its types can be read
 * shows then too where assertions are on, else when a method is called first.
 */
final class ApiRules {
    private ApiRules() {}

    /**
     * Checks every method.
     *
     * @throws IllegalArgumentException naming the first method that breaks a rule
     */
    static void check(Class<?> api) {
        if (!api.isInterface()) {
            throw new IllegalArgumentException("api: " + api.getName() + " is not an interface");
        }
        for (Method method : api.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                check(method);
            }
        }
    }

    private static void check(Method method) {
        Operation operation = method.getAnnotation(Operation.class);
        if (operation == null) {
            throw wrong(method, "needs @Operation");
        }
        if (!isName(operation.value())) {
            throw wrong(method, "@Operation value must be lower-case words joined by _");
        }
        if (operation.maxAttempts() < 0) {
            throw wrong(method, "@Operation maxAttempts must not be negative");
        }
        checkStatuses(method, operation.retryOn());
        checkAnswer(method);
        checkRequest(method);
    }

    /** Retrofit would say the same of a method, but when it is called first. */
    private static void checkRequest(Method method) {
        RequestLine request = RequestLine.of(method.getAnnotations());
        String path = request.path();
        if (request.method().isEmpty()) {
            throw wrong(method, "needs the annotation of a verb, such as @GET");
        }
        if (path.startsWith("/")) {
            throw wrong(method, "its path must not begin with a slash, as it is appended to the base URL");
        }
        for (Parameter parameter : method.getParameters()) {
            if (Arrays.stream(parameter.getAnnotations()).noneMatch(each -> isRetrofits(each.annotationType()))) {
                throw wrong(method, "needs an annotation such as @Path, @Query, @Body or @Tag at each parameter");
            }
            Path place = parameter.getAnnotation(Path.class);
            if (place != null && !path.contains("{" + place.value() + "}")) {
                throw wrong(method, "its path has no place for @Path(\"" + place.value() + "\")");
            }
        }
    }

    private static boolean isRetrofits(Class<?> annotation) {
        return annotation.getPackageName().equals(Path.class.getPackageName());
    }

    private static void checkStatuses(Method method, int[] statuses) {
        for (int status : statuses) {
            if (status < 400 || status > 599 || status == 401 || status == 409) {
                throw wrong(method, "@Operation retryOn takes 400 to 599 without 401 and 409");
            }
        }
    }

    private static void checkAnswer(Method method) {
        if (!(method.getGenericReturnType() instanceof ParameterizedType either)
                || either.getRawType() != Either.class
                || either.getActualTypeArguments()[0] != ConnectorError.class) {
            throw wrong(method, "must answer Either<ConnectorError, …>");
        }
        Type wanted = either.getActualTypeArguments()[1];
        boolean streams = raw(wanted) == ElementStream.class;
        if (wanted == ElementStream.class || wanted == Answer.class || wanted == Optional.class) {
            throw wrong(method, "must say what its answer is made of");
        }
        if (streams != method.isAnnotationPresent(StreamedArray.class)) {
            throw wrong(method, "@StreamedArray and ElementStream belong together");
        }
        JobInLocation located = method.getAnnotation(JobInLocation.class);
        if (located != null
                && (streams || raw(wanted) == Optional.class || wanted == Unit.class || wanted == String.class)) {
            throw wrong(method, "@JobInLocation needs an answer that is read into a record");
        }
        if (located != null && Arrays.asList(located.value().split("\\.", -1)).contains("")) {
            throw wrong(method, "@JobInLocation value must be the name of a member, or names joined by dots");
        }
    }

    private static @Nullable Type raw(Type type) {
        return type instanceof ParameterizedType parameterized ? parameterized.getRawType() : null;
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }

    private static IllegalArgumentException wrong(Method method, String rule) {
        return new IllegalArgumentException(
                "api: " + method.getDeclaringClass().getSimpleName() + "." + method.getName() + " " + rule);
    }
}
