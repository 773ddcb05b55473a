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
    void membersJoinWhatIsKnownToBeWrong() {
        KeptMembers kept = KeptMembers.of(null).problem("size is no number").with(Map.of("a", VALUE));

        assertThat(kept).containsExactly(Map.entry("a", VALUE));
        assertThat(KeptMembers.problems(kept)).containsExactly("size is no number");
        assertThat(KeptMembers.isCut(kept)).isFalse();
    }

    @Test
    void nothingIsWrongAtTheBeginning() {
        assertThat(KeptMembers.of(null)).isEmpty();
    }

    @Test
    void furtherProblemsJoinTheFirst() {
        KeptMembers kept = KeptMembers.of(null).problem("one");

        assertThat(KeptMembers.of(kept)).isSameAs(kept);
        assertThat(KeptMembers.problems(KeptMembers.of(kept).problem("two"))).containsExactly("one", "two");
    }

    @Test
    void anElementThatWasCutSaysSo() {
        KeptMembers kept = KeptMembers.of(null).cut("has more than 8 MB");
        assertThat(KeptMembers.isCut(kept)).isTrue();
        assertThat(KeptMembers.problems(kept)).containsExactly("has more than 8 MB");
    }

    @Test
    void whatIsReportedDoesNotChangeLater() {
        KeptMembers kept = KeptMembers.of(null).problem("one");
        var reported = KeptMembers.problems(kept);

        kept.problem("two");

        assertThat(reported).containsExactly("one");
    }
}
