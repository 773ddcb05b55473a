package org.connectorsdk.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The two answers that all clients read: one connection of about 600 bytes, and a thousand of about 400 bytes each. */
final class Payloads {
    static final int ITEMS = 1_000;

    private Payloads() {}

    static byte[] one() {
        return item(
                        0,
                        "Orders of the last five years, read-only replica in the second region; ask the warehouse team"
                                + " before"
                                + " you change the schedule, as the nightly reports of three departments depend on it"
                                + " being fresh")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] list() {
        return list(ITEMS);
    }

    static byte[] list(int items) {
        StringBuilder json = new StringBuilder(items * 420).append("{\"connections\":[");
        for (int i = 0; i < items; i++) {
            json.append(i == 0 ? "" : ",").append(item(i, "orders"));
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String item(int number, String description) {
        return String.format(
                Locale.ROOT,
                "{\"id\":\"conn%026d\",\"name\":\"orders_pg_%04d\",\"type\":\"postgres\",\"status\":\"active\","
                        + "\"description\":\"%s\",\"enabled\":%b,\"tables\":%d,\"rows\":%d,\"ratio\":%d.25,"
                        + "\"workspaceId\":\"ws_%08d\",\"credentialId\":\"cred_%08d\","
                        + "\"createdAt\":\"2026-02-03T09:15:00Z\",\"updatedAt\":\"2026-06-06T09:14:03Z\","
                        + "\"createdBy\":\"5d1c4f0e-8a52-4d7e-b3f0-1f4f6f0c9a01\",\"region\":\"eu-central-1\"}",
                number,
                number,
                description,
                number % 2 == 0,
                number % 97,
                number * 1_000_003L,
                number % 100,
                number % 7,
                number % 13);
    }

    /** A connection of Airbyte's public API. */
    static byte[] airbyteOne() {
        return airbyteItem(0).getBytes(StandardCharsets.UTF_8);
    }

    /** A thousand connections of Airbyte's public API, 435 KB. */
    static byte[] airbyteList() {
        StringBuilder json = new StringBuilder(ITEMS * 440).append("{\"previous\":\"\",\"next\":\"\",\"data\":[");
        for (int i = 0; i < ITEMS; i++) {
            json.append(i == 0 ? "" : ",").append(airbyteItem(i));
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String airbyteItem(int number) {
        return String.format(
                Locale.ROOT,
                "{\"connectionId\":\"9924bcd0-99be-453d-ba47-%012d\",\"name\":\"orders_pg_%04d to warehouse\","
                        + "\"sourceId\":\"0c31738c-0b2d-4887-b506-%012d\","
                        + "\"destinationId\":\"18dccc91-0ab1-4f72-9ed7-%012d\","
                        + "\"workspaceId\":\"744cc0ed-7f05-4949-9e60-2a814f90c035\",\"status\":\"active\","
                        + "\"schedule\":{\"scheduleType\":\"manual\"},\"dataResidency\":\"auto\","
                        + "\"nonBreakingSchemaUpdatesBehavior\":\"ignore\",\"namespaceDefinition\":\"source\","
                        + "\"prefix\":\"\",\"createdAt\":%d}",
                number,
                number,
                number % 7,
                number % 13,
                1_764_353_241L + number);
    }
}
