package org.connectorsdk.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.http.RecordingListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No event is kept from either listener, whatever the version of OkHttp tells. */
class ListenerPairTest {
    static Stream<Method> events() {
        return Arrays.stream(EventListener.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method ->
                        !Modifier.isFinal(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void bothHearOfEachEventOursFirst(Method event) throws IllegalAccessException, InvocationTargetException {
        List<String> heard = new ArrayList<>();
        EventListener both = ListenerPair.of(
                        call -> recording("ours", heard), call -> recording("theirs", heard), ClientLog.PROCESS)
                .create(new OkHttpClient()
                        .newCall(new Request.Builder().url("http://127.0.0.1").build()));

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

    private static EventListener recording(String who, List<String> heard) {
        return new RecordingListener() {
            @Override
            protected void note(String event) {
                heard.add(who + " " + event);
            }
        };
    }
}
