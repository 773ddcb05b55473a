package org.connectorsdk.api.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.connectorsdk.api.connection.ConnectionId;
import org.junit.jupiter.api.Test;

/** What an engine keeps of a start in two steps. */
class SyncBaselineTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private static SyncBaseline with(List<String> jobs) {
        ConnectionId id = ConnectionId.of(UUID.randomUUID().toString());
        JobRef handle = JobRef.inferred("acme", "0a1b", "sync", NOON.toString(), id, "sync of " + id);
        return new SyncBaseline(
                "acme",
                JobRef.fingerprint("https://api.example", "ws"),
                id,
                SyncRequest.full(),
                NOON,
                jobs,
                Optional.of(NOON),
                Optional.of(handle),
                true);
    }

    private static List<String> uuids(int count) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(count).toList();
    }

    @Test
    void itIsSmallEnoughForAHistory() {
        byte[] json = with(uuids(500)).toJson().toJson().getBytes(StandardCharsets.UTF_8);

        assertThat(json.length).isLessThan(4096);
    }

    @Test
    void theNewestFiftyJobsAreKept() {
        List<String> jobs = uuids(60);

        assertThat(with(jobs).jobs()).isEqualTo(jobs.subList(0, SyncBaseline.MOST_JOBS));
    }
}
