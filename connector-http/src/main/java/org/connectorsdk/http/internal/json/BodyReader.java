package org.connectorsdk.http.internal.json;

import java.io.IOException;
import okio.BufferedSource;

/**
 * Reads one whole answer into one value. Made by {@code Json}; thread-safe.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface BodyReader<T> {

    /**
     * Reads to the end of the body, as the bytes arrive. Blocks; does not close.
     *
     * @param body the body, decompressed
     * @return the value
     * @throws UnreadableAnswer if what arrived is not what was expected, or is too much
     * @throws IOException as {@code body} throws it: the transport's failure, untouched
     */
    T read(BufferedSource body) throws IOException;
}
