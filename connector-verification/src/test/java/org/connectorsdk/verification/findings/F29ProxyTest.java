package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.verification.incidents.Stage;

/** F-29: which proxy is used is the caller's to say, whatever the Java process is set up for. */
@Finding(value = "F-29", rule = "The JVM's proxy can be switched off; the shell's can be switched on")
class F29ProxyTest {

    static List<Input<String>> inputs() {
        return List.of(
                Input.of("none", "none"),
                Input.of("None", "None"),
                Input.of("NONE", "NONE"),
                Input.of("none with spaces", " none "),
                Input.of("environment, for this machine", "environment"),
                Input.of("Environment, for this machine", "Environment"));
    }

    @ForEveryCase(with = "LIST")
    void theProxyOfTheProcessIsPassedBy(Case<String> one) {
        assertThat(requestsThroughTheProxyOfTheProcess(one, one.value())).isZero();
    }

    @ForEveryCase(with = "LIST")
    void withoutASettingItIsUsed(Case<String> one) {
        assertThat(requestsThroughTheProxyOfTheProcess(one, "")).isPositive();
    }

    private static int requestsThroughTheProxyOfTheProcess(Case<String> one, String setting) {
        ProxySelector before = ProxySelector.getDefault();
        try (Stage stage = new Stage(one.target());
                Front front = new Front(stage.subject().simulator().baseUrl(), Front::plainly)) {
            ProxySelector.setDefault(new Always(front.baseUrl()));
            Connections client = stage.open(config -> with(config, setting));

            assertThat(one.view().ask(client, ViewCall.list()).isRight()).isTrue();
            return front.requests();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static ConnectorConfig.Builder with(ConnectorConfig.Builder config, String setting) {
        return setting.isEmpty() ? config : config.set("proxy", setting);
    }

    /** One proxy for all. */
    private static final class Always extends ProxySelector {
        private final List<Proxy> proxies;

        Always(URI proxy) {
            proxies = List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), proxy.getPort())));
        }

        @Override
        public List<Proxy> select(URI uri) {
            return uri.getScheme().startsWith("http") ? proxies : List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // Seen by the call itself.
        }
    }
}
