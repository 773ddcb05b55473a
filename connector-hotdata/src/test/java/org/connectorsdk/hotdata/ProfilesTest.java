package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.TableProfiles;
import org.connectorsdk.api.facet.TableProfiles.ColumnProfile;
import org.connectorsdk.api.facet.TableProfiles.TableProfile;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.hotdata.wire.JobWires.NewRefreshWire;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The statistics of tables. */
class ProfilesTest {
    private static final TableRef ORDERS = TableRef.of("public", "orders");

    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private TableProfile profile(Connections connections) {
        ConnectionEntry entry = fixture.seeded("pg");
        right(connections.await(
                right(connections.sync(id(entry), SyncRequest.full().tables(ORDERS)))
                        .ref(),
                WaitPolicy.standard()));
        return right(connections.facet(TableProfiles.class).orElseThrow().profile(id(entry), ORDERS, NONE));
    }

    private static ColumnProfile column(TableProfile profile, String name) {
        return profile.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSyncedTableHasRowsAndStatisticsOfEachColumn() {
        TableProfile profile = profile(fixture.open());

        assertThat(profile.table()).isEqualTo(ORDERS);
        assertThat(profile.rows()).isEqualTo(48_211);
        assertThat(profile.syncedAt()).isPresent();
        assertThat(profile.columns()).hasSize(7);
    }

    @Test
    void theKindOfStatisticsIsWhatTheServerCallsThem() {
        TableProfile profile = profile(fixture.open());

        assertThat(column(profile, "id").kind()).isEqualTo("numeric");
        assertThat(column(profile, "id").statistics().string("max")).isPresent();
        assertThat(column(profile, "placed_at").kind()).isEqualTo("temporal");
        assertThat(column(profile, "state").kind()).isEqualTo("categorical");
        assertThat(column(profile, "gift").kind()).isEqualTo("boolean");
        assertThat(column(profile, "gift").statistics().has("type")).isFalse();
    }

    @Test
    void aColumnOfNullsHasNoStatisticsAndAWholePercentage() {
        ColumnProfile geo = column(profile(fixture.open()), "geo");

        assertThat(geo.kind()).isEmpty();
        assertThat(geo.statistics().isEmpty()).isTrue();
        assertThat(geo.nullPercentage()).hasValue(100.0);
        assertThat(geo.nulls()).hasValue(48_211);
        assertThat(geo.distinct()).hasValue(0);
    }

    @Test
    void aKindThatWasAddedLaterIsKept() {
        fixture.simulator().evolution().unknownWords(true);
        Connections connections = fixture.open();
        ConnectionEntry entry = fixture.seeded("pg");

        right(Databases.api(connections)
                .refresh(new NewRefreshWire(entry.id(), "public", "orders", true, null, null, null), NONE));

        var profile = right(connections.facet(TableProfiles.class).orElseThrow().profile(id(entry), ORDERS, NONE));

        assertThat(column(profile, "id").kind()).isEqualTo("unheard_of_type");
    }

    @Test
    void aTableThatWasNeverSyncedHasNoProfileButAdvice() {
        var profiles = fixture.open().facet(TableProfiles.class).orElseThrow();

        ConnectorError.NotFound error =
                failed(profiles.profile(id(fixture.seeded("pg")), ORDERS, NONE), ConnectorError.NotFound.class);
        assertThat(error.type()).isEqualTo("table profile");
        assertThat(error.id()).isEqualTo("public.orders");
        assertThat(error.message()).contains("Sync the table first");
    }
}
