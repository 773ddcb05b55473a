package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;

/**
 * Who is told of what happens, in the account or in one group.
 *
 * @param group the group; empty for the whole account
 */
record StoredWebhook(
        String id,
        Optional<String> group,
        String url,
        List<String> events,
        boolean active,
        Optional<String> secret,
        Instant createdAt) {

    boolean wants(String event, String ofGroup) {
        return active && events.contains(event) && group.map(ofGroup::equals).orElse(true);
    }

    ObjectNode shown() {
        ObjectNode shown = Json.object().put("id", id).put("type", group.isPresent() ? "group" : "account");
        group.ifPresent(of -> shown.put("group_id", of));
        shown.put("url", url).put("active", active).put("secret", StoredConnection.MASK);
        shown.put("created_at", VendorClock.text(createdAt)).put("created_by", FivetranState.USER);
        return shown.set("events", Json.texts(events));
    }
}
