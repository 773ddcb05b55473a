package org.connectorsdk.api.facet;

import io.vavr.control.Either;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonValue;

/**
 * Any request to the provider, below the base URL: for what a vendor offers today and no interface of this library
 * names yet. Had by {@code connections.unwrap(RawApi.class)}.
 *
 * <pre>{@code
 * RawApi raw = connections.unwrap(RawApi.class).orElseThrow();
 * RawRequest request = RawRequest.builder("GET")
 *         .segments("v1", "connections", id)
 *         .query("include", "owner")
 *         .safety(RawRequest.Safety.READ)
 *         .build();
 * Either<ConnectorError, RawAnswer> answer = raw.call(request, CallOptions.none());
 * }</pre>
 *
 * <p>A request goes the way of every other call: deadline, credential, permits, circuit breaker, masking, and repeats
 * as far as its {@link RawRequest.Safety} allows. A request that could lead elsewhere than below the base URL is
 * refused with {@code InvalidRequest} and the outcome {@code NOT_SENT}. What the vendor refuses, a status from 300 on
 * and a page for people instead of an answer are errors, as with every other call.
 *
 * <p>Methods may be called from any thread. After the client's close they answer {@code Closed}, on an interrupted
 * thread {@code Interrupted}. An idempotency key in the options of anything but a read is refused with
 * {@code Unsupported}: where a vendor knows such keys, give it as the header that the vendor names.
 *
 * @since 0.1.0
 */
public interface RawApi {

    /**
     * Sends a request and reads the whole answer, as far as the setting {@code max-answer-bytes} allows. Blocks, at
     * most 60 s for a read and 300 s for anything else unless the options or the settings set another limit.
     *
     * @param request what to send
     * @param options for this call; a header {@code Accept} with {@code text/html} lets pages through
     * @return status, headers and body of an answer from 200 to 299
     */
    Either<ConnectorError, RawAnswer> call(RawRequest request, CallOptions options);

    /**
     * Sends a request and hands out an array of its answer element by element, each at most {@code max-element-bytes}
     * long; memory does not grow with the answer.
     *
     * @param request what to send; it leaves with the first {@code next()}
     * @param array where the array is: the name of a member, names joined by dots, or empty if the answer itself is the
     *     array
     * @param options for this call; without a deadline there is none, only {@code idle-timeout}
     *     bounds each pause
     * @return the elements, which the caller closes
     */
    Either<ConnectorError, RawStream<JsonValue>> elements(RawRequest request, String array, CallOptions options);

    /**
     * Sends a request and hands out its answer piece by piece, whatever it is; memory does not grow with the answer.
     *
     * @param request what to send; it leaves with the first {@code next()}
     * @param options for this call; without a deadline there is none, only {@code idle-timeout}
     *     bounds each pause. Unless a header {@code Accept} is given here, any type is asked for
     * @return the pieces of the body, decompressed and never empty, at most 64 KiB each, which the caller closes; none
     *     of an answer without a body
     */
    Either<ConnectorError, RawStream<byte[]>> bytes(RawRequest request, CallOptions options);
}
