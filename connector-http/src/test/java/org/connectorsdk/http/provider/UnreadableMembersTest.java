package org.connectorsdk.http.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.junit.jupiter.api.Test;

class UnreadableMembersTest {
    private static final UnreadableMembers NONE = UnreadableMembers.in(Map.of());
    private static final JsonObject FIELDS = JsonObject.of("region", "eu");

    @Test
    void anObjectOfWhichEverythingFitsHasNothingToSay() {
        assertThat(NONE.warnings()).isEmpty();
        assertThat(NONE.isCut()).isFalse();
        assertThat(NONE.fields(FIELDS)).isSameAs(FIELDS);
    }

    @Test
    void aTimeThatWasReadIsNotInvalid() {
        assertThat(NONE.unless("created_at", "2026-01-01T00:00:00Z", Instant.EPOCH))
                .isSameAs(NONE);
    }

    @Test
    void aTimeThatIsAbsentIsNotInvalid() {
        assertThat(NONE.unless("created_at", null, null)).isSameAs(NONE);
    }

    @Test
    void anInvalidTimeIsKeptAsItCameAndReported() {
        UnreadableMembers unreadable = NONE.unless("created_at", 9_223_372_036_854_775_807L, null);

        assertThat(unreadable.warnings())
                .containsExactly("created_at is no time that can be told; it is kept as it came");
        assertThat(unreadable.fields(FIELDS).number("created_at").orElseThrow().longValueExact())
                .isEqualTo(9_223_372_036_854_775_807L);
        assertThat(unreadable.fields(FIELDS).string("region")).contains("eu");
    }

    @Test
    void severalInvalidMembersAreAllReportedInTheirOrder() {
        UnreadableMembers unreadable =
                NONE.with("size", "12 GB", "size is no number").with("rows", "many", "rows is no number");

        assertThat(unreadable.warnings(List.of("first")))
                .containsExactly(
                        "first",
                        "size is no number; it is kept as it came",
                        "rows is no number; it is kept as it came");
        assertThat(unreadable.fields(JsonObject.empty()).names()).containsExactly("size", "rows");
    }

    @Test
    void addingLeavesWhatWasThereAsItWas() {
        UnreadableMembers one = NONE.with("size", "12 GB", "size is no number");

        UnreadableMembers unused = one.with("rows", "many", "rows is no number");

        assertThat(one.warnings()).hasSize(1);
        assertThat(NONE.warnings()).isEmpty();
    }
}
