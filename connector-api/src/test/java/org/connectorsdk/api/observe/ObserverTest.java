package org.connectorsdk.api.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.connectorsdk.api.call.ContextCarrier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Observers together, and what one of them does wrong. */
class ObserverTest {
    private static final CallStart CALL = new CallStart("acme", "", "get_thing", "GET", "/things/{id}");
    private static final OperationStart OPERATION =
            new OperationStart("acme", "", "get", Optional.empty(), false, Duration.ZERO);
    private static final Pause PAUSE = new Pause(Pause.Reason.BACKOFF, Duration.ofSeconds(1));
    private static final Poll POLL = new Poll(1, Optional.empty(), Optional.empty());
    private static final BreakerChange CHANGE =
            new BreakerChange("acme", "", "read", BreakerState.CLOSED, BreakerState.OPEN);
    private static final Supplier<ClientStatus> STATUS =
            () -> new ClientStatus("acme", "", false, ClientStatus.Requests.NONE, 0, 0, 0);
    private static final AttemptStart ATTEMPT = new AttemptStart() {
        @Override
        public int number() {
            return 1;
        }

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String scheme() {
            return "https";
        }

        @Override
        public String host() {
            return "acme.example";
        }

        @Override
        public int port() {
            return 443;
        }

        @Override
        public String path() {
            return "/things/1";
        }

        @Override
        public void header(String name, String value) {}
    };

    private final List<String> lines = new ArrayList<>();

    /** An observer that writes down all that it is told, after its name. */
    private record Named(String name, List<String> lines) implements Observer {
        private Scope scope(String what) {
            lines.add(name + " enters " + what);
            return () -> lines.add(name + " leaves " + what);
        }

        @Override
        public OperationObservation operation(OperationStart start) {
            lines.add(name + " operation");
            return new OperationObservation() {
                @Override
                public CallObservation call(CallStart call) {
                    return Named.this.call(call);
                }

                @Override
                public void poll(Poll poll) {
                    lines.add(name + " poll");
                }

                @Override
                public Scope enter() {
                    return scope("operation");
                }

                @Override
                public void end(OperationEnd end) {
                    lines.add(name + " operation ends");
                }
            };
        }

        @Override
        public CallObservation call(CallStart start) {
            lines.add(name + " call");
            return new CallObservation() {
                @Override
                public AttemptObservation attempt(AttemptStart attempt) {
                    lines.add(name + " attempt");
                    return new AttemptObservation() {
                        @Override
                        public Scope enter() {
                            return scope("attempt");
                        }

                        @Override
                        public void end(AttemptEnd end) {
                            lines.add(name + " attempt ends");
                        }
                    };
                }

                @Override
                public CallObservation call(CallStart call) {
                    return Named.this.call(call);
                }

                @Override
                public void paused(Pause pause) {
                    lines.add(name + " paused");
                }

                @Override
                public void credentialRenewed() {
                    lines.add(name + " renewed");
                }

                @Override
                public Scope enter() {
                    return scope("call");
                }

                @Override
                public void end(CallEnd end) {
                    lines.add(name + " call ends");
                }
            };
        }

        @Override
        public void breaker(BreakerChange change) {
            lines.add(name + " breaker");
        }

        @Override
        public Scope client(Supplier<ClientStatus> status) {
            return scope("client");
        }

        @Override
        public ContextCarrier contextCarrier() {
            return work -> () -> {
                lines.add(name + " carries");
                work.run();
            };
        }
    }

    /** Tells an observer everything that there is to tell. */
    private static void tellAll(Observer observer) {
        Scope client = observer.client(STATUS);
        OperationObservation operation = observer.operation(OPERATION);
        Scope scope = operation.enter();
        try (scope) {
            tellAll(operation.call(CALL));
            operation.poll(POLL);
        }
        operation.end(new OperationEnd(1, Duration.ZERO, OptionalLong.empty(), Optional.empty()));
        observer.call(CALL).end(new CallEnd(1, Duration.ZERO, Optional.empty()));
        observer.breaker(CHANGE);
        observer.contextCarrier().carry(() -> {}).run();
        client.close();
    }

    private static void tellAll(CallObservation call) {
        Scope scope = call.enter();
        try (scope) {
            AttemptObservation attempt = call.attempt(ATTEMPT);
            Scope inner = attempt.enter();
            try (inner) {
                attempt.end(new AttemptEnd(OptionalInt.of(200), Duration.ZERO, Optional.empty()));
            }
            call.paused(PAUSE);
            call.credentialRenewed();
            call.call(CALL);
        }
        call.end(new CallEnd(1, Duration.ZERO, Optional.empty()));
    }

    @Test
    void oneOfSeveralIsToldAllThatItIsToldAlone() {
        List<String> alone = new ArrayList<>();
        tellAll(new Named("b", alone));

        tellAll(Observer.all(new Named("a", lines), new Named("b", lines)));

        assertThat(lines).filteredOn(line -> line.startsWith("b")).containsExactlyElementsOf(alone);
    }

    @Test
    void scopesOfSeveralCloseInTheOppositeOrder() {
        Observer both = Observer.all(new Named("a", lines), new Named("b", lines));
        OperationObservation operation = both.operation(OPERATION);

        operation.enter().close();

        assertThat(lines)
                .endsWith("a enters operation", "b enters operation", "b leaves operation", "a leaves operation");
    }

    @Test
    void noneOfNoneIsNone() {
        assertThat(Observer.all(Observer.NONE, Observer.NONE)).isSameAs(Observer.NONE);
    }

    /** An observer of which every method throws, or all that it answers does. */
    private record Broken(boolean atOnce, boolean answersNull) implements Observer {
        private RuntimeException broken() {
            return new IllegalStateException("broken");
        }

        private <T> T answer(T value) {
            if (atOnce) {
                throw broken();
            }
            return value;
        }

        @Override
        public OperationObservation operation(OperationStart start) {
            return nothing() != null ? answer(operation()) : nullOf();
        }

        private @Nullable Object nothing() {
            return answersNull ? null : this;
        }

        @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // as a program without such checks does
        private static <T> T nullOf() {
            return null;
        }

        private OperationObservation operation() {
            return new OperationObservation() {
                @Override
                public CallObservation call(CallStart call) {
                    return Broken.this.call(call);
                }

                @Override
                public void poll(Poll poll) {
                    throw broken();
                }

                @Override
                public Scope enter() {
                    throw broken();
                }

                @Override
                public void end(OperationEnd end) {
                    throw broken();
                }
            };
        }

        @Override
        public CallObservation call(CallStart start) {
            if (answersNull) {
                return nullOf();
            }
            return answer(new CallObservation() {
                @Override
                public AttemptObservation attempt(AttemptStart attempt) {
                    throw broken();
                }

                @Override
                public CallObservation call(CallStart call) {
                    throw broken();
                }

                @Override
                public void paused(Pause pause) {
                    throw broken();
                }

                @Override
                public void credentialRenewed() {
                    throw broken();
                }

                @Override
                public Scope enter() {
                    return () -> {
                        throw broken();
                    };
                }

                @Override
                public void end(CallEnd end) {
                    throw broken();
                }
            });
        }

        @Override
        public void breaker(BreakerChange change) {
            throw broken();
        }

        @Override
        public Scope client(Supplier<ClientStatus> status) {
            return answersNull
                    ? nullOf()
                    : answer(() -> {
                        throw broken();
                    });
        }

        @Override
        public ContextCarrier contextCarrier() {
            return answersNull
                    ? nullOf()
                    : answer(work -> {
                        throw broken();
                    });
        }
    }

    static Stream<Observer> broken() {
        return Stream.of(new Broken(true, false), new Broken(false, false), new Broken(false, true));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenOneHarmsNobody(Observer broken) {
        assertThatCode(() -> tellAll(Observer.all(broken))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenOneKeepsNothingFromOthers(Observer broken) {
        List<String> alone = new ArrayList<>();
        tellAll(new Named("b", alone));

        tellAll(Observer.all(broken, new Named("b", lines), broken));

        assertThat(lines).containsExactlyElementsOf(alone);
    }

    @Test
    void workIsDoneThoughItsCarrierThrows() {
        ContextCarrier carrier = Observer.all(new Broken(false, false)).contextCarrier();

        carrier.carry(() -> lines.add("work")).run();

        assertThat(lines).containsExactly("work");
    }

    @Test
    void whoAnswersNullForACallSeesNothingOfIt() {
        assertThat(Observer.ofCalls(start -> Broken.nullOf()).call(CALL)).isSameAs(CallObservation.NONE);
    }

    @Test
    void anErrorOfTheProcessComesThrough() {
        Observer observer = Observer.all(Observer.ofCalls(start -> {
            throw new AssertionError("of the process");
        }));
        assertThatThrownBy(() -> observer.call(CALL)).hasMessage("of the process");
    }

    @Test
    void whoSeesCallsAloneSeesThoseForATokenToo() {
        Observer observer = Observer.ofCalls(start -> {
            lines.add(start.name());
            return CallObservation.NONE;
        });

        observer.operation(OPERATION).call(CALL).call(new CallStart("acme", "", CallStart.TOKEN, "POST", "/token"));

        assertThat(lines).containsExactly("get_thing", "token");
    }
}
