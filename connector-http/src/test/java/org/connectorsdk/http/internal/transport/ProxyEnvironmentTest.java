package org.connectorsdk.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.connectorsdk.http.internal.settings.ProxyChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables of a shell name a proxy as they do for curl (F-29). */
class ProxyEnvironmentTest {
    private static final URI TARGET = URI.create("https://api.example.com/v1");
    private final Map<String, String> variables = new HashMap<>();

    private ProxyChoice choice(URI target) {
        return new ProxyEnvironment(variables::get).choose(target).get();
    }

    private String proxy(URI target) {
        Proxy proxy = choice(target).proxy();
        return proxy.address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : "none";
    }

    @ParameterizedTest
    @CsvSource({
        "https_proxy, https://api.example.com",
        "HTTPS_PROXY, https://api.example.com",
        "HTTP_PROXY, http://api.example.com",
        "http_proxy, http://api.example.com",
        "ALL_PROXY, https://api.example.com",
        "all_proxy, http://api.example.com"
    })
    void theVariableOfTheSchemeCountsElseThatOfAll(String variable, URI target) {
        variables.put(variable, "http://proxy.example.com:3128");
        assertThat(proxy(target)).isEqualTo("proxy.example.com:3128");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_PROXY, https://api.example.com",
        "HTTPS_PROXY, http://api.example.com",
        "HTTPS_PROXY, https://localhost"
    })
    void anotherSchemeAndThisMachineGoStraight(String variable, URI target) {
        variables.put(variable, "proxy.example.com:3128");
        assertThat(proxy(target)).isEqualTo("none");
    }

    @Test
    void lowerCaseCountsFirst() {
        variables.put("HTTPS_PROXY", "upper:1");
        variables.put("https_proxy", "lower:2");
        assertThat(proxy(TARGET)).isEqualTo("lower:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "api.example.com",
                "example.com",
                ".example.com",
                "*.example.com",
                "EXAMPLE.com",
                "other.test, example.com",
                "other.test example.com",
                "example.com:443"
            })
    void exceptionsGoStraight(String exception) {
        variables.put("HTTPS_PROXY", "proxy:3128");
        variables.put("NO_PROXY", exception);
        assertThat(proxy(TARGET)).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ample.com", "api.example.com.org", "example.com:8443", "10.0.0.0/8", "com.example"})
    void otherExceptionsDoNot(String exception) {
        variables.put("HTTPS_PROXY", "proxy:3128");
        variables.put("no_proxy", exception);
        assertThat(proxy(TARGET)).isEqualTo("proxy:3128");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, https://10.1.2.3, none",
        "10.0.0.0/8, https://11.1.2.3, proxy:3128",
        "fd00::/8, https://[fd00::1], none",
        "[fd00::1]:8443, https://[fd00:0::1]:8443, none",
        "10.1.2.3, https://10.1.2.3:8443, none",
        "2.3, https://10.1.2.3, proxy:3128"
    })
    void exceptionsMayBeAddressesAndNetworks(String exception, URI target, String expected) {
        variables.put("HTTPS_PROXY", "proxy:3128");
        variables.put("NO_PROXY", exception);
        assertThat(proxy(target)).isEqualTo(expected);
    }

    @Test
    void aLoginIsTakenOffTheAddressAndShownNowhere() {
        variables.put("HTTPS_PROXY", "http://me:p%40ss@proxy.example.com:3128");

        ProxyChoice choice = choice(TARGET);

        assertThat(choice.login()).isEqualTo("me:p%40ss");
        assertThat(choice.toString()).doesNotContain("me", "p%40ss");
        assertThat(ProxyLogin.of(choice.login())).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"socks5://proxy:1080, SOCKS", "https://proxy:3128, http://", "me:geheim@proxy:99999, 65535"})
    void whatCannotBeUsedIsNamedWithItsVariable(String value, String said) {
        variables.put("ALL_PROXY", value);

        assertThat(new ProxyEnvironment(variables::get).choose(TARGET).getLeft())
                .singleElement()
                .satisfies(violation -> assertThat(violation.message())
                        .contains("ALL_PROXY", said)
                        .doesNotContain("geheim"));
    }
}
