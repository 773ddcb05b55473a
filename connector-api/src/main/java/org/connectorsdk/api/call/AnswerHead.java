package org.connectorsdk.api.call;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.connectorsdk.api.annotation.Experimental;

/**
 * All of an answer but its body, and which request it answers.
 *
 * @param method of the request, such as {@code GET}
 * @param path of the request, known secrets masked, without a query
 * @param attempt which request of its call it answers; 1 for the first, repeats and redirects count
 * @param status the HTTP status, of a refusal too
 * @param headers all headers but those that carry a secret, such as cookies; what is known to be secret is masked in
 *     the others; all values of each header, in the order of the answer; looked up in any case, unmodifiable
 * @param requestId how the vendor's support finds the request; empty when the vendor names none
 * @param rateLimit what the vendor reports about its request limit; empty when it reports nothing
 * @since 0.1.0
 */
@Experimental
public record AnswerHead(
        String method,
        String path,
        int attempt,
        int status,
        Map<String, List<String>> headers,
        Optional<String> requestId,
        Optional<RateLimit> rateLimit) {
    /**
     * Copies the headers. Of names that differ in case only one is kept.
     *
     * @param method of the request, such as {@code GET}
     * @param path of the request, known secrets masked, without a query
     * @param attempt which request of its call it answers; 1 for the first, repeats and redirects count
     * @param status the HTTP status, of a refusal too
     * @param headers all values of each header, in the order of the answer; without secrets
     * @param requestId how the vendor's support finds the request; empty when the vendor names none
     * @param rateLimit what the vendor reports about its request limit; empty when it reports nothing
     */
    public AnswerHead {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(rateLimit, "rateLimit");
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
    }

    /**
     * One header.
     *
     * @param name its name, in any case
     * @return its last value; empty when it was not sent, or carries a secret
     */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** {@return method, attempt and status alone: path and headers may hold what must not be logged} */
    @Override
    public String toString() {
        return "AnswerHead[" + method + " #" + attempt + " -> " + status + "]";
    }
}
