package org.connectorsdk.http.internal.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DelegationTest {
    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(int.class, 7),
            Map.entry(String.class, "text"),
            Map.entry(String[].class, new String[] {"text"}),
            Map.entry(Socket.class, new Socket()),
            Map.entry(InetAddress.class, InetAddress.getLoopbackAddress()),
            Map.entry(SocketAddress.class, new InetSocketAddress(7)),
            Map.entry(OutputStream.class, OutputStream.nullOutputStream()),
            Map.entry(SSLParameters.class, new SSLParameters()),
            Map.entry(SSLSession.class, Recorded.object(SSLSession.class, (session, method, given) -> null)),
            Map.entry(HandshakeCompletedListener.class, (HandshakeCompletedListener) event -> {}),
            Map.entry(SocketOption.class, StandardSocketOptions.IP_TOS),
            Map.entry(Object.class, "value of an option"),
            Map.entry(Set.class, Set.of(StandardSocketOptions.IP_TOS)),
            Map.entry(BiFunction.class, (BiFunction<?, ?, String>) (socket, offered) -> "text"));

    private final List<String> methods = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    /** All that sockets can do; the sockets that are framed have no channel. */
    static Stream<Method> socket() {
        return sorted(SSLSocket.class.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> (method.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) == 0)
                .filter(method -> !Set.of("getInputStream", "getChannel").contains(method.getName()));
    }

    static Stream<Method> factory() {
        return sorted(FramedTlsSocketFactory.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()));
    }

    /** In an order that is always the same: the number of a test then names its method. */
    private static Stream<Method> sorted(Method... methods) {
        return Arrays.stream(methods).sorted(Comparator.comparing(Method::toString));
    }

    private static @Nullable Object sample(Class<?> type, boolean truth) {
        return type == boolean.class ? (Object) truth : SAMPLES.get(type);
    }

    @ParameterizedTest
    @MethodSource("socket")
    void aSocketStandsForAnother(Method method) throws ReflectiveOperationException {
        for (boolean truth : new boolean[] {true, false}) {
            reaches(new FramedTlsSocket(behind(SSLSocket.class, truth), new Socket()), method, truth);
        }
    }

    @ParameterizedTest
    @MethodSource("factory")
    void aFactoryStandsForAnother(Method method) throws ReflectiveOperationException {
        reaches(new FramedTlsSocketFactory(behind(SSLSocketFactory.class, true)), method, true);
    }

    private <T> T behind(Class<T> type, boolean truth) {
        return Recorded.object(type, (object, method, given) -> {
            methods.add(method.getName());
            arguments.addAll(given == null ? List.of() : Arrays.asList(given));
            return sample(method.getReturnType(), truth);
        });
    }

    private void reaches(Object object, Method method, boolean truth) throws ReflectiveOperationException {
        Object[] given = Arrays.stream(method.getParameterTypes())
                .map(type -> sample(type, truth))
                .toArray();
        methods.clear();
        arguments.clear();

        Object answer = method.invoke(object, given);

        assertThat(methods).containsExactly(method.getName());
        assertThat(arguments).containsExactly(given);
        assertThat(answer)
                .isEqualTo(method.getName().equals("setOption") ? object : sample(method.getReturnType(), truth));
    }
}
