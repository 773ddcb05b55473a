package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.observe.AttemptEnd;
import org.connectorsdk.api.observe.AttemptObservation;
import org.connectorsdk.api.observe.AttemptStart;
import org.connectorsdk.api.observe.CallEnd;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.Pause;
import org.connectorsdk.api.observe.Scope;
import org.connectorsdk.http.auth.MadeCredentials;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an observer is told of calls and attempts, and what it can add to them. */
@Timeout(20)
class ObservedCallsTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private final List<String> seen = new CopyOnWriteArrayList<>();

    private void atEachAttempt(Consumer<AttemptStart> does) {
        http.observer(call -> new CallObservation() {
            @Override
            public AttemptObservation attempt(AttemptStart start) {
                does.accept(start);
                return AttemptObservation.NONE;
            }
        });
    }

    private List<String> sent(String header) {
        return http.server.journal().stream()
                .map(exchange -> exchange.headers().get(header))
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void aCallIsToldByItsPathAsDeclared() {
        List<CallStart> starts = new ArrayList<>();
        http.observer(call -> {
            starts.add(call);
            return CallObservation.NONE;
        });
        http.server.always(thing());

        http.get();

        assertThat(starts).containsExactly(new CallStart("acme", "", "get_thing", "GET", "/things/{id}"));
    }

    @Test
    void eachAttemptIsSentWithTheHeadersOfItsOwn() {
        atEachAttempt(start -> start.header("traceparent", "00-trace-" + start.number()));
        http.server.then(status(503)).then(thing());

        http.get().get();

        assertThat(sent("traceparent")).containsExactly("00-trace-1", "00-trace-2");
    }

    @Test
    void aHeaderOfTheObserverReplacesTheCallers() {
        atEachAttempt(start -> start.header("traceparent", "observer"));
        http.server.always(thing());

        http.get(CallOptions.builder().header("traceparent", "caller").build());

        assertThat(sent("traceparent")).containsExactly("observer");
    }

    @Test
    void aHeaderThatCarriesIdentityIsNotSent() {
        atEachAttempt(start -> start.header("Authorization", "Bearer of-the-observer"));
        http.server.always(thing());

        http.get().get();

        assertThat(sent("authorization")).isEmpty();
    }

    @Test
    void aHeaderOfTheLibraryStays() {
        atEachAttempt(start -> start.header("User-Agent", "observer"));
        http.server.always(thing());

        http.get().get();

        assertThat(sent("user-agent")).singleElement().asString().doesNotContain("observer");
    }

    @Test
    void aCallThatACredentialSourceBreaksOffEnds() {
        http.credential(MadeCredentials.source(call -> {
                    throw new IllegalStateException("of the process");
                }))
                .observer(call -> new CallObservation() {
                    @Override
                    public void end(CallEnd end) {
                        seen.add("ended " + end.error().orElseThrow().outcome());
                    }
                });

        assertThatIllegalStateException().isThrownBy(http::get);

        assertThat(seen).containsExactly("ended NOT_SENT");
    }

    @Test
    void anAttemptThatCannotBeSentEnds() {
        http.credential(MadeCredentials.source(call -> Either.right(MadeCredentials.bearer("line\nbreak"))))
                .observer(call -> new CallObservation() {
                    @Override
                    public AttemptObservation attempt(AttemptStart start) {
                        seen.add("begun");
                        return new AttemptObservation() {
                            @Override
                            public void end(AttemptEnd end) {
                                seen.add("ended " + end.status());
                            }
                        };
                    }
                });

        assertThatIllegalArgumentException().isThrownBy(http::get);

        assertThat(seen).containsExactly("begun", "ended OptionalInt.empty");
    }

    @Test
    void anAttemptIsToldWhereItGoes() {
        atEachAttempt(start -> seen.add(
                start.method() + " " + start.scheme() + " " + start.host() + " " + start.port() + " " + start.path()));
        http.server.always(thing());

        http.get();

        assertThat(seen)
                .containsExactly("GET http " + http.server.url().getHost() + " "
                        + http.server.url().getPort() + " /things/a");
    }

    @Test
    void aPauseIsToldWithItsReason() {
        http.observer(call -> new CallObservation() {
            @Override
            public void paused(Pause pause) {
                seen.add(pause.reason() + " " + pause.length().toSeconds());
            }
        });
        http.server.then(status(429, "Retry-After: 7")).then(thing());

        http.get().get();

        assertThat(seen).containsExactly("RATE_LIMITED 7");
    }

    @Test
    void aBackoffIsToldAsOne() {
        http.random(() -> 0.5).observer(call -> new CallObservation() {
            @Override
            public void paused(Pause pause) {
                seen.add(pause.reason().toString());
            }
        });
        http.server.then(status(503)).then(thing());

        http.get().get();

        assertThat(seen).containsExactly("BACKOFF");
    }

    @Test
    void aWaitForTheRateIsToldAsOne() {
        http.set(HttpSettings.RATE_LIMIT, "1").observer(call -> new CallObservation() {
            @Override
            public void paused(Pause pause) {
                seen.add(pause.reason().toString());
            }
        });
        http.server.always(thing());

        http.get().get();
        http.get().get();

        assertThat(seen).containsExactly("RATE");
    }

    @Test
    void aReplacedCredentialIsTold() {
        http.credential(MadeCredentials.renewing("old", "new")).observer(call -> new CallObservation() {
            @Override
            public void credentialRenewed() {
                seen.add("renewed");
            }
        });
        http.server.then(status(401)).then(thing());

        http.get().get();

        assertThat(seen).containsExactly("renewed");
    }

    @Test
    void scopesAreClosedOnTheThreadThatOpenedThem() {
        http.observer(call -> new CallObservation() {
            @Override
            public Scope enter() {
                return scope("call");
            }

            @Override
            public AttemptObservation attempt(AttemptStart start) {
                return new AttemptObservation() {
                    @Override
                    public Scope enter() {
                        return scope("attempt");
                    }
                };
            }
        });
        http.server.always(thing());

        http.get().get();

        assertThat(seen).containsExactly("enter call", "enter attempt", "leave attempt", "leave call");
    }

    private Scope scope(String of) {
        Thread thread = Thread.currentThread();
        seen.add("enter " + of);
        return () -> seen.add(Thread.currentThread() == thread ? "leave " + of : "left elsewhere");
    }
}
