package org.connectorsdk.airbyte.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job with its attempts, without their logs, which are read past however large they are.
 *
 * @param job the job
 * @param attempts the attempts, oldest first
 */
public record JobInfoWire(JobWire job, @Nullable List<AttemptInfoWire> attempts) {}
