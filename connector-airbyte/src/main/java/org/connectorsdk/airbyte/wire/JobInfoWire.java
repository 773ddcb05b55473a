package org.connectorsdk.airbyte.wire;

import java.util.List;
import org.connectorsdk.http.json.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A job with its attempts, without their logs, which are read past however large they are.
 *
 * @param job the job
 * @param attempts the attempts, oldest first
 * @param problems what could not be read of the others
 */
public record JobInfoWire(
        JobWire job,
        @Nullable List<@Nullable AttemptInfoWire> attempts,
        @Problems List<String> problems) {}
