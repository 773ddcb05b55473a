package org.connectorsdk.temporal;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No connection is synced twice and none is lost, though a worker is killed three times. */
class FleetKillTest {
    private static final SyncPolicy POLICY = SyncPolicy.standard()
            .starts(Duration.ofSeconds(4), Duration.ofMinutes(2))
            .looks(Duration.ofSeconds(1), Duration.ofSeconds(5))
            .pauses(Duration.ofMillis(100), Duration.ofMillis(500))
            .silence(Duration.ofSeconds(3));
    private static final int KILLS = 3;
    private static final int SMALL = 15;

    /** They take a key, or show each job: there is no doubt. */
    private static final Set<String> SHOWN = Set.of("planasonix", "airbyte");

    @Test
    void smallFleetIsSyncedOnce() throws Exception {
        check(11, Map.of("planasonix", 20, "airbyte", 20, "fivetran", 20), SMALL, Duration.ofSeconds(100));
    }

    /** The third account keeps a job from sight, or has no jobs. */
    @Tag("fleet")
    @ParameterizedTest
    @ValueSource(strings = {"hotdata", "fivetran"})
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void fleetOfThousandsIsSyncedOnce(String third) throws Exception {
        check(12, Map.of("planasonix", 700, "airbyte", 700, third, 600), 100, Duration.ofMinutes(18));
    }

    private static void check(long seed, Map<String, Integer> sizes, int window, Duration limit) throws Exception {
        try (FleetKills fleet = new FleetKills(seed, sizes, 4)) {
            FleetReport report = fleet.run(window, POLICY, window == SMALL, limit);
            System.out.println(fleet.numbers(report));
            SoftAssertions.assertSoftly(softly -> {
                softly.assertThat(fleet.kills()).as("seed " + seed).isEqualTo(KILLS);
                softly.assertThat(report.total())
                        .isEqualTo(sizes.values().stream()
                                .mapToInt(Integer::intValue)
                                .sum());
                softly.assertThat(report.listed().size()).isLessThanOrEqualTo(KILLS * window);
                softly.assertThat(report.unlisted()).isZero();
                softly.assertThat(report.problems()).isEmpty();
                softly.assertThat(disagreements(fleet, report))
                        .as("seed " + seed)
                        .isEmpty();
            });
        }
    }

    /** {@return connections of which journal and report do not tell the same, each with both} */
    private static Map<String, String> disagreements(FleetKills fleet, FleetReport report) {
        Map<String, SyncEnd> listed = new HashMap<>();
        report.listed().forEach(end -> listed.put(end.account() + '/' + end.connection(), end));
        Map<String, String> wrong = new LinkedHashMap<>();
        int good = 0;
        for (Map.Entry<SimulatedAccount, List<String>> part :
                fleet.connections().entrySet()) {
            SimulatedAccount account = part.getKey();
            long begun = 0;
            for (String connection : part.getValue()) {
                long jobs = account.jobsBegun(connection);
                SyncEnd end = listed.get(account.name() + '/' + connection);
                if (!isRight(account, jobs, end)) {
                    wrong.put(account.name() + '/' + connection, jobs + " jobs, " + end);
                }
                begun += jobs;
                good += end == null ? 1 : 0;
            }
            if (begun != account.harness().syncsStarted()) {
                wrong.put(
                        account.name(),
                        begun + " jobs by the journal, not " + account.harness().syncsStarted());
            }
        }
        if (good != report.count(SyncEnd.Outcome.SUCCEEDED)) {
            wrong.put("all", good + " are not listed, but " + report.counts());
        }
        return wrong;
    }

    private static boolean isRight(SimulatedAccount account, long jobs, SyncEnd end) {
        boolean unknown = end != null && end.outcome() == SyncEnd.Outcome.UNKNOWN && !SHOWN.contains(account.name());
        return unknown ? jobs <= 1 : end == null && jobs == 1;
    }
}
