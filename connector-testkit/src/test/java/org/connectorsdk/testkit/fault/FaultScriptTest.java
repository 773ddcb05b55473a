package org.connectorsdk.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultScriptTest {

    private static final Fault FIRST = Fault.status(501);
    private static final Fault SECOND = Fault.status(502);

    private final FaultScript script = new FaultScript(Set.of("read", "write"));

    private String next(String operation) {
        return script.next(new Call(operation, "/path")).map(Fault::name).orElse("none");
    }

    @Test
    void withoutFaultsNothingGoesWrong() {
        assertThat(next("read")).isEqualTo("none");
    }

    @Test
    void aFaultPlaysOnceUnlessToldOtherwise() {
        script.on("read").inject(FIRST);
        assertThat(next("read")).isEqualTo("status=501");
        assertThat(next("read")).isEqualTo("none");
    }

    @Test
    void otherOperationsAreLeftAlone() {
        ArmedFault armed = script.on("read").inject(FIRST);
        assertThat(next("write")).isEqualTo("none");
        assertThat(armed.isUnfired()).isTrue();
    }

    @Test
    void anyMeansEveryExchangeAlsoThoseOfNoOperation() {
        script.on(FaultScript.ANY).times(2).inject(FIRST);
        assertThat(next("write")).isEqualTo("status=501");
        assertThat(next("")).isEqualTo("status=501");
        assertThat(next("read")).isEqualTo("none");
    }

    @Test
    void aSequencePlaysInOrder() {
        script.on("read").inject(Fault.pass(), FIRST, SECOND);
        assertThat(next("read")).isEqualTo("pass");
        assertThat(next("read")).isEqualTo("status=501");
        assertThat(next("read")).isEqualTo("status=502");
        assertThat(next("read")).isEqualTo("none");
    }

    @Test
    void aSequenceIsRepeatedAsAWhole() {
        ArmedFault armed = script.on("read").times(2).inject(FIRST, SECOND);
        assertThat(next("read")).isEqualTo("status=501");
        next("read");
        assertThat(next("read")).isEqualTo("status=501");
        assertThat(armed.isUnfired()).isTrue();
        next("read");
        assertThat(armed.isUnfired()).isFalse();
        assertThat(armed.fired()).isEqualTo(4);
    }

    @Test
    void aFaultCanBeginLater() {
        script.on("read").fromAttempt(3).inject(FIRST);
        assertThat(next("read")).isEqualTo("none");
        assertThat(next("read")).isEqualTo("none");
        assertThat(next("read")).isEqualTo("status=501");
    }

    @Test
    void whatWasArmedFirstPlaysFirst() {
        script.on("read").inject(FIRST);
        script.on(FaultScript.ANY).inject(SECOND);
        assertThat(next("read")).isEqualTo("status=501");
        assertThat(next("read")).isEqualTo("status=502");
    }

    @Test
    void aConditionNarrowsIt() {
        script.on("read").when(call -> call.path().endsWith("/7")).inject(FIRST);
        assertThat(script.next(new Call("read", "/things/8"))).isEmpty();
        assertThat(script.next(new Call("read", "/things/7"))).isPresent();
    }

    @Test
    void aFaultArmedForAlwaysEndsWhenItIsDisarmed() {
        ArmedFault armed = script.on("read").always().inject(FIRST);
        assertThat(armed.isUnfired()).isTrue();
        for (int i = 0; i < 100; i++) {
            assertThat(next("read")).isEqualTo("status=501");
        }
        assertThat(armed.isUnfired()).isFalse();
        armed.disarm();
        assertThat(next("read")).isEqualTo("none");
    }

    @Test
    void whatHasNotPlayedIsToldByName() {
        script.on("write").times(2).inject(Fault.resetBefore());
        next("write");
        assertThat(script.unfired()).singleElement().hasToString("write:reset-before played 1 of 2");
    }

    @Test
    void clearingEndsEverything() {
        script.on("read").always().inject(FIRST);
        script.clear();
        assertThat(next("read")).isEqualTo("none");
        assertThat(script.unfired()).isEmpty();
    }

    @Test
    void anUnknownOperationIsRefusedNamingTheKnownOnes() {
        assertThatThrownBy(() -> script.on("delete"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("operation: there is no 'delete'; available: any, read, write");
    }

    private record Call(String operation, String path) implements IncomingCall {

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public Optional<String> query(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> rawHeader(String name) {
            return Optional.empty();
        }

        @Override
        public String bodyText() {
            return "";
        }
    }
}
