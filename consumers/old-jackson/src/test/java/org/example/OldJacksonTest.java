package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.error.ConnectorError;
import org.junit.jupiter.api.Test;

/** A program with a Jackson that is too old learns it in one line, when it opens a client. */
class OldJacksonTest {

    @Test
    void oneLineNamesWhatIsThereAndWhatIsNeeded() {
        ConnectorConfig config = ConnectorConfig.builder()
                .set("workspace", "ws_1")
                .set("token", "not-a-token")
                .build();

        ConnectorError error = Connectors.discover().open("hotdata", config).getLeft();

        System.out.println(error.message());
        assertEquals(1, error.message().lines().count());
        assertTrue(error.message().contains("2.15.4"), error::message);
        assertTrue(error.message().contains("2.16"), error::message);
    }
}
