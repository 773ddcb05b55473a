package org.connectorsdk.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.http.RecordingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No event is kept from either listener, whatever the version of OkHttp tells. */
class ListenerPairTest {
    private final List<String> heard = new ArrayList<>();
    private final Call call = new OkHttpClient()
            .newCall(new Request.Builder().url("http://127.0.0.1").build());
    private final EventListener both = ListenerPair.of(
                    of -> recording("ours"), of -> recording("theirs"), ClientLog.PROCESS)
            .create(call);

    static Stream<Method> events() {
        return Arrays.stream(EventListener.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !method.getName().equals("canceled"))
                .filter(method ->
                        !Modifier.isFinal(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void bothHearOfEachEventOursFirst(Method event) throws IllegalAccessException, InvocationTargetException {
        event.invoke(
                both,
                Arrays.stream(event.getParameterTypes())
                        .map(ListenerPairTest::nothing)
                        .toArray());

        assertThat(heard).containsExactly("ours " + event.getName(), "theirs " + event.getName());
    }

    private static Object nothing(Class<?> type) {
        if (type == long.class) {
            return 0L;
        }
        return type == boolean.class ? Boolean.FALSE : null;
    }

    /** Whoever cancels may be the thread that watches all requests of the process. */
    @Test
    void theirsHearsOfACancelOnAThreadForThat() throws InterruptedException {
        BlockingQueue<Thread> told = new LinkedBlockingQueue<>();
        EventListener.Factory theirs = of -> new EventListener() {
            @Override
            public void canceled(Call cancelled) {
                told.add(Thread.currentThread());
            }
        };

        ListenerPair.of(of -> recording("ours"), theirs, ClientLog.PROCESS)
                .create(call)
                .canceled(call);

        assertThat(heard).containsExactly("ours canceled");
        assertThat(told.take().getName()).isEqualTo("connector-cancels");
    }

    private EventListener recording(String who) {
        return new RecordingListener() {
            @Override
            protected void note(String event) {
                heard.add(who + " " + event);
            }
        };
    }
}
