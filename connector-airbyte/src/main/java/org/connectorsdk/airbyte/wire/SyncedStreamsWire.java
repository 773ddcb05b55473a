package org.connectorsdk.airbyte.wire;

import java.util.List;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.PassesOver;
import org.jspecify.annotations.Nullable;

/**
 * A connection, of which only the streams matter that it is set up to sync.
 *
 * @param connectionId the id
 * @param syncCatalog the streams with their settings
 */
@PassesOver
public record SyncedStreamsWire(
        @Nullable String connectionId, @Nullable Streams syncCatalog) {

    /**
     * The streams.
     *
     * @param streams each with its settings, which are left out here
     */
    @PassesOver
    public record Streams(@Nullable List<Lenient<Pair>> streams) {}

    /**
     * A stream and its settings, without the settings.
     *
     * @param stream the stream
     */
    @PassesOver
    public record Pair(@Nullable Name stream) {}

    /**
     * What tells a stream from the others.
     *
     * @param name the name
     * @param namespace the namespace; null for none
     */
    @PassesOver
    public record Name(@Nullable String name, @Nullable String namespace) {}
}
