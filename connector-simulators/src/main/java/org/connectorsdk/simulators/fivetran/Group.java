package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.connectorsdk.simulators.Json;

/** A destination with what goes there; both have the same id. */
record Group(String id, String name, Instant createdAt) {
    ObjectNode shown() {
        return Json.object().put("id", id).put("name", name).put("created_at", VendorClock.text(createdAt));
    }

    ObjectNode destination() {
        ObjectNode shown = Json.object()
                .put("id", id)
                .put("group_id", id)
                .put("service", "snowflake")
                .put("region", "US")
                .put("time_zone_offset", "-5")
                .put("setup_status", "CONNECTED");
        shown.putObject("config")
                .put("host", "warehouse.example.test")
                .put("user", "loader")
                .put("password", StoredConnection.MASK);
        return shown;
    }
}
