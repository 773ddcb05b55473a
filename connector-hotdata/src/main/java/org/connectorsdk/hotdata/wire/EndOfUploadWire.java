package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of an upload.
 *
 * @param parts the parts in order; null for a file in one part, never empty
 */
public record EndOfUploadWire(@Nullable List<Part> parts) {

    /**
     * A part that the storage host has.
     *
     * @param partNumber from 1 on
     * @param eTag as the storage host told it, quotes included
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Part(int partNumber, String eTag) {}
}
