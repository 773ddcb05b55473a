package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A load to make.
 *
 * @param mode {@code replace}
 * @param uploadId the upload to load
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NewLoadWire(String mode, String uploadId) {}
