package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.verification.incidents.Stage;

/** F-58: a list with nothing more to give ends, however the vendor says so. */
@Finding(value = "F-58", rule = "A page that is announced and empty is the end")
class F58EmptyLastPageTest {
    static List<Input<Integer>> inputs() {
        return List.of(
                Input.of("no connection", 0),
                Input.of("one connection", 1),
                Input.of("two connections", 2),
                Input.of("a full page", 20),
                Input.of("a full page and one", 21),
                Input.of("three full pages", 60));
    }

    @ForEveryCase(with = "LIST")
    void theWalkEndsAndIsComplete(Case<Integer> one) {
        try (Stage stage = new Stage(one.target())) {
            stage.subject().seed(one.value());

            assertThat(one.view().ask(stage.open(), ViewCall.stream()).get()).hasSize(one.value());
        }
    }
}
