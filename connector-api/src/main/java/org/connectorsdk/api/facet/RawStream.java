package org.connectorsdk.api.facet;

import java.util.Optional;
import org.connectorsdk.api.connection.ItemStream;

/**
 * An answer to a raw request that is read as it arrives. A request is repeated, if its safety allows, only until the
 * first item was handed out; an answer that breaks off is a failure, never an end.
 *
 * @param <T> what it is read into
 * @since 0.1.0
 */
public interface RawStream<T> extends ItemStream<T> {

    /**
     * {@return the head of the answer; status and headers, without a body; empty until {@link #next()} has answered
     * for the first time}
     */
    Optional<RawAnswer> head();
}
