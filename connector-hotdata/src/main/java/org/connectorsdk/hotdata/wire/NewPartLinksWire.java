package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * Parts whose links are wanted.
 *
 * @param partNumbers from 1 on; one at least
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NewPartLinksWire(List<Integer> partNumbers) {}
