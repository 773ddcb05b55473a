package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;

/**
 * Where parts of a file go for the next half hour.
 *
 * @param parts the links, one for each part that was asked for
 * @param more every other member, as it came
 */
@Strict
public record PartLinksWire(
        List<Link> parts, @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

    /**
     * Where one part goes. The link is a credential: {@link #toString} does not show it.
     *
     * @param partNumber which part
     * @param url where it goes
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Strict
    public record Link(
            int partNumber,
            String url,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return the number alone} */
        @Override
        public String toString() {
            return "Link[" + partNumber + "]";
        }
    }
}
