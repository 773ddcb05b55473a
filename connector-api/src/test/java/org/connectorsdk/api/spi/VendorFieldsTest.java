package org.connectorsdk.api.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.text.SecretSettings;
import org.junit.jupiter.api.Test;

class VendorFieldsTest {
    private static final JsonObject KEPT = JsonObject.of("region", "eu");

    @Test
    void componentsJoinWhatARecordKeeps() {
        JsonObject fields = new VendorFields(KEPT.members())
                .with("size", 7)
                .with("region", "us")
                .build();

        assertThat(fields.toJson()).isEqualTo("{\"region\":\"us\",\"size\":7}");
    }

    @Test
    void whatIsNotThereAddsNothing() {
        assertThat(new VendorFields(KEPT.members()).with("size", null).build()).isSameAs(KEPT);
    }

    @Test
    void secretsAreHiddenOnDemand() {
        VendorFields fields = new VendorFields(Map.of("password", new JsonString("hunter2")));

        assertThat(fields.shown()).isEqualTo(JsonObject.of("password", SecretSettings.MASK));
    }
}
