package org.connectorsdk.airbyte.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refresh to start.
 *
 * @param connectionId the connection
 * @param refreshMode {@code Truncate} or {@code Merge}
 * @param streams the streams; null for all of them
 */
public record NewRefreshWire(
        String connectionId, String refreshMode, @Nullable List<StreamNameWire> streams) {}
