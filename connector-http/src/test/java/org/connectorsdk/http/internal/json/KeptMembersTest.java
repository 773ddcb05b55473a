package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.junit.jupiter.api.Test;

class KeptMembersTest {
    private static final JsonValue VALUE = new JsonString("v");

    @Test
    void anOrdinaryMapHasNoProblems() {
        Map<String, JsonValue> kept = Map.of("a", VALUE);
        assertThat(KeptMembers.problems(kept)).isEmpty();
        assertThat(KeptMembers.isCut(kept)).isFalse();
    }

    @Test
    void whatWasKeptBeforeStaysAndWhatDidNotFitJoinsIt() {
        KeptMembers kept =
                KeptMembers.of(Map.of("a", VALUE)).unreadable("size", new JsonString("12 GB"), "size is no number");

        assertThat(kept).containsEntry("a", VALUE).containsEntry("size", new JsonString("12 GB"));
        assertThat(KeptMembers.problems(kept)).containsExactly("size is no number");
        assertThat(KeptMembers.isCut(kept)).isFalse();
    }

    @Test
    void nothingKeptIsAnEmptyBeginning() {
        assertThat(KeptMembers.of(null)).isEmpty();
    }

    @Test
    void furtherProblemsJoinTheSameMembers() {
        KeptMembers kept = KeptMembers.of(null).unreadable("a", VALUE, "one");

        assertThat(KeptMembers.of(kept)).isSameAs(kept);
        assertThat(KeptMembers.problems(KeptMembers.of(kept).unreadable("b", VALUE, "two")))
                .containsExactly("one", "two");
    }

    @Test
    void anElementThatWasCutSaysSo() {
        KeptMembers kept = KeptMembers.of(Map.of()).cut("has more than 8 MB");
        assertThat(KeptMembers.isCut(kept)).isTrue();
        assertThat(KeptMembers.problems(kept)).containsExactly("has more than 8 MB");
    }

    @Test
    void whatIsReportedDoesNotChangeLater() {
        KeptMembers kept = KeptMembers.of(null).unreadable("a", VALUE, "one");
        var reported = KeptMembers.problems(kept);

        kept.unreadable("b", VALUE, "two");

        assertThat(reported).containsExactly("one");
    }

    @Test
    void ofALargePartTheProblemAloneIsKept() {
        KeptMembers kept = KeptMembers.of(Map.of("a", VALUE)).lost("logs has another form");
        assertThat(kept).containsOnlyKeys("a");
        assertThat(KeptMembers.problems(kept)).containsExactly("logs has another form");
    }
}
