package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;

/**
 * All uploads.
 *
 * @param uploads the uploads
 * @param more every other member, as it came
 */
public record UploadsWire(
        List<UploadWire> uploads,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
