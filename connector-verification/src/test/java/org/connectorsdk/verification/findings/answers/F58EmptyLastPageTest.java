package org.connectorsdk.verification.findings.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.IncomingCall;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-58: a list with nothing more to give ends, however the vendor says so. */
@Finding(value = "F-58", rule = "A page that is announced and empty is the end")
class F58EmptyLastPageTest {
    private static final String AIRBYTE_PUBLIC = "airbyte-public";
    private static final String VIRTUOUS_AI = "virtuousai";
    private static final int FULL = 20;

    private static void link(ObjectNode page) {
        page.put("next", "https://airbyte.test/v1/connections?offset=20");
    }

    static List<Input<Integer>> inputs() {
        return List.of(
                Input.of("no connection", 0),
                Input.of("one connection", 1),
                Input.of("two connections", 2),
                Input.of("a full page", FULL),
                Input.of("a full page and one", 21),
                Input.of("three full pages", 60));
    }

    @ForEveryCase(with = "LIST")
    void theWalkEndsAndIsComplete(Case<Integer> one, Stage stage) {
        stage.seed(one.value());

        assertThat(one.answer(stage.open(), ViewCall.stream())).hasSize(one.value());
    }

    /** What the page behind the last one says of a next page. */
    static List<Input<Consumer<ObjectNode>>> ends() {
        return List.of(
                Input.of("an empty link", page -> page.put("next", "")),
                Input.of("null", page -> page.putNull("next")),
                Input.of("nothing", page -> page.remove("next")),
                Input.of("a blank link", page -> page.put("next", "  ")),
                Input.of("a link to itself", F58EmptyLastPageTest::link),
                Input.of(
                        "an empty link to what came before",
                        page -> page.put("next", "").put("previous", "/v1")));
    }

    /** The full page announces another one, which is empty. */
    private static void announce(Stage stage, Consumer<ObjectNode> end) {
        stage.seed(FULL);
        stage.on(NeutralCall.LIST)
                .always()
                .when(F58EmptyLastPageTest::isFirst)
                .inject(Fault.rewriteJson(F58EmptyLastPageTest::link));
        stage.on(NeutralCall.LIST).always().when(call -> !isFirst(call)).inject(Fault.rewriteJson(page -> {
            page.putArray("data");
            end.accept(page);
        }));
    }

    private static boolean isFirst(IncomingCall call) {
        return call.query("offset").map("0"::equals).orElse(true);
    }

    @ForEveryCase(only = AIRBYTE_PUBLIC, inputs = "ends")
    void aFullPageFollowedByAnEmptyOneIsTheWholeList(Case<Consumer<ObjectNode>> one, Stage stage) {
        announce(stage, one.value());
        assertThat(one.answer(stage.open(), ViewCall.stream())).hasSize(FULL);
    }

    @ForEveryCase(only = AIRBYTE_PUBLIC, inputs = "ends")
    void theEmptyPageHasNeitherNextNorWarning(Case<Consumer<ObjectNode>> one, Stage stage) {
        announce(stage, one.value());
        Connections client = stage.open();
        PageToken second = client.list(ConnectionQuery.all()).get().next().orElseThrow();

        Page<Connection> last = one.answer(
                client,
                ViewCall.list(ConnectionQuery.builder().pageToken(second).build()));

        assertThat(last.items()).isEmpty();
        assertThat(last.next()).isEmpty();
        assertThat(last.warnings()).isEmpty();
    }

    @ForEveryCase(only = AIRBYTE_PUBLIC, inputs = "ends")
    void noMoreIsAskedThanTheRowsThatAreKnown(Case<Consumer<ObjectNode>> one, Stage stage) {
        announce(stage, one.value());
        one.answer(stage.open(), ViewCall.stream());

        assertThat(stage.sent(NeutralCall.LIST)).hasSize(3);
    }

    static List<Input<Integer>> totals() {
        return List.of(
                Input.of("one more", FULL + 1),
                Input.of("two more", FULL + 2),
                Input.of("a page more", 2 * FULL),
                Input.of("a thousand", 1_000),
                Input.of("as many as there are", FULL),
                Input.of("fewer than there are", FULL - 1));
    }

    @ForEveryCase(only = VIRTUOUS_AI, inputs = "totals")
    void aTotalThatIsNeverReachedIsNoMalformation(Case<Integer> one, Stage stage) {
        stage.seed(FULL);
        stage.always(NeutralCall.LIST, Fault.rewriteJson(page -> {
            page.put("total", one.value());
            page.remove("hasNext");
        }));

        assertThat(one.answer(stage.open(), ViewCall.stream())).hasSize(FULL);
    }
}
