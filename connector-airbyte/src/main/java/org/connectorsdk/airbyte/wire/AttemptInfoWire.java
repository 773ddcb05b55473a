package org.connectorsdk.airbyte.wire;

import java.util.List;
import org.connectorsdk.http.json.Problems;
import org.jspecify.annotations.Nullable;

/**
 * An attempt without its logs, which are read past.
 *
 * @param attempt the attempt; null if it cannot be read
 * @param problems what could not be read of the others
 */
public record AttemptInfoWire(
        @Nullable AttemptWire attempt, @Problems List<String> problems) {}
