package org.connectorsdk.verification.findings.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-29: which proxy is used is the caller's to say, whatever the Java process is set up for. */
@Finding(value = "F-29", rule = "The JVM's proxy can be switched off; the shell's can be switched on")
class F29ProxyTest {
    private static final List<String> VARIABLES = List.of("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY");
    private static final Map<String, Asked> ASKED = new ConcurrentHashMap<>();

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
                Front front = new Front(stage.baseUrl(), Front::plainly)) {
            ProxySelector.setDefault(new Always(front.baseUrl()));
            Connections client = stage.open(config -> with(config, setting));

            assertThat(one.ask(client, ViewCall.list()).isRight()).isTrue();
            return front.requests();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static ConnectorConfig.Builder with(ConnectorConfig.Builder config, String setting) {
        return setting.isEmpty() ? config : config.set("proxy", setting);
    }

    /**
     * The variables of a shell.
     *
     * @param scheme of the vendor's address
     * @param through whether the proxy that they name is used
     */
    private record Shell(Map<String, String> variables, String scheme, boolean through) {}

    static List<Input<Shell>> shells() {
        return List.of(
                Input.of("HTTPS_PROXY", new Shell(Map.of("HTTPS_PROXY", "http://HERE"), "https", true)),
                Input.of("HTTP_PROXY", new Shell(Map.of("HTTP_PROXY", "http://HERE"), "http", true)),
                Input.of("https_proxy", new Shell(Map.of("https_proxy", "http://HERE/"), "https", true)),
                Input.of("ALL_PROXY without a scheme", new Shell(Map.of("ALL_PROXY", "HERE"), "http", true)),
                Input.of("a login", new Shell(Map.of("HTTPS_PROXY", "http://me:geheim@HERE"), "https", true)),
                Input.of(
                        "NO_PROXY of another host",
                        new Shell(Map.of("HTTP_PROXY", "http://HERE", "NO_PROXY", "other.test"), "http", true)),
                Input.of(
                        "NO_PROXY of the domain",
                        new Shell(Map.of("HTTP_PROXY", "http://HERE", "NO_PROXY", "x,.vendor.test"), "http", false)),
                Input.of(
                        "NO_PROXY of all",
                        new Shell(Map.of("HTTPS_PROXY", "http://HERE", "NO_PROXY", "*"), "https", false)),
                Input.of("HTTPS_PROXY alone", new Shell(Map.of("HTTPS_PROXY", "http://HERE"), "http", false)));
    }

    /** The proxy refuses whatever it is sent, and knows for which host that was. */
    @ForEveryCase(with = "LIST", inputs = "shells")
    void theProxyOfTheShellIsUsedWhereItsVariablesSaySo(Case<Shell> one) {
        Asked asked = ASKED.computeIfAbsent(one.input().name(), name -> ask(one.value()));

        assertThat(asked.hosts().contains(host(one.target().id())))
                .as("%s", asked)
                .isEqualTo(one.value().through());
        assertThat(asked.printed())
                .anyMatch(line -> line.startsWith(one.target().id() + "\t"))
                .noneMatch(line -> line.contains("\tCONFIGURATION\t") || line.contains("geheim"));
    }

    /** One program for all providers: what it printed, and the hosts that its proxy was asked for. */
    private record Asked(List<String> printed, Set<String> hosts) {}

    private static String host(String target) {
        return target + ".vendor.test";
    }

    private static Asked ask(Shell shell) {
        Set<String> hosts = ConcurrentHashMap.newKeySet();
        try (MockWebServer proxy = new MockWebServer()) {
            proxy.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    hosts.add(request.getTarget().replaceFirst("^http://", "").replaceFirst("[:/].*", ""));
                    return new MockResponse.Builder().code(403).build();
                }
            });
            proxy.start();
            Map<String, String> variables = new HashMap<>();
            VARIABLES.forEach(
                    name -> { // whatever the shell of the tests has
                        variables.put(name, "");
                        variables.put(name.toLowerCase(Locale.ROOT), "");
                    });
            shell.variables()
                    .forEach((name, value) ->
                            variables.put(name, value.replace("HERE", "127.0.0.1:" + proxy.getPort())));
            List<String> printed = new HostProcess(
                            "list",
                            List.of(),
                            variables,
                            target -> Map.of(
                                    "proxy", "environment",
                                    "base-url", shell.scheme() + "://" + host(target),
                                    "allow-plain-http", "true"))
                    .lines();
            return new Asked(printed, hosts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
