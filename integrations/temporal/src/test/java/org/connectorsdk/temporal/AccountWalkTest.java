package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.connectorsdk.temporal.ConnectorActivities.ConnectionIds;
import org.junit.jupiter.api.Test;

/** The walk of a fleet through the list of an account. */
class AccountWalkTest {
    private final List<String> problems = new ArrayList<>();

    private AccountWalk walk(FleetAccount account) {
        return new AccountWalk(account, null, problems::add);
    }

    private static ConnectionIds page(String next) {
        return new ConnectionIds(List.of("c"), next, List.of());
    }

    @Test
    void aListThatGoesInACircleEnds() {
        AccountWalk walk = walk(FleetAccount.of("acme"));
        walk.fetched(page("a"));
        walk.fetched(page("b"));

        walk.fetched(page("a"));

        walk.take();
        walk.take();
        walk.take();
        assertThat(walk.isOver()).isTrue();
        assertThat(problems).hasSize(1);
    }

    @Test
    void noNamedConnectionsAreNone() {
        AccountWalk walk = walk(FleetAccount.of("acme", List.of()));

        assertThat(walk.isOver()).isTrue();
    }

    @Test
    void withoutNamesTheAccountIsListed() {
        AccountWalk walk = walk(new FleetAccount("acme", 0, Map.of(), null));

        assertThat(walk.needsPage()).isTrue();
    }
}
