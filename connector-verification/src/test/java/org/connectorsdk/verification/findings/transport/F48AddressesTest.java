package org.connectorsdk.verification.findings.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/**
 * F-48: addresses are taken in the forms in which people write them; what cannot be taken is told in a way that helps.
 */
@Finding(value = "F-48", rule = "Addresses are read as people write them")
class F48AddressesTest {

    /** A value, and what the refusal has to say about it. */
    private record Address(String setting, String value, String said) {}

    private static Input<Address> base(String value, String said) {
        return Input.of("base-url " + value, new Address("base-url", value, said));
    }

    private static Input<Address> proxy(String value, String said) {
        return Input.of("proxy " + value, new Address("proxy", value, said));
    }

    static List<Input<Address>> inputs() {
        return List.of(
                base("http://b\u00fccher.test", "xn--bcher-kva.test"),
                base("https://B\u00dcCHER.test:8443/v1", "xn--bcher-kva.test"),
                base("api.example.com/v1", "scheme"),
                base("localhost:8000", "scheme"),
                base("ftp://api.example.com", "ftp://"),
                base("https://api.example.com:70000", "65535"),
                base("https://api.example.com:0", "65535"),
                base("http://::1:8000", "brackets"),
                base("https://me:geheim@api.example.com", "user name or password"),
                base("https://", "no host"),
                proxy("socks5://127.0.0.1:1080", "SOCKS"),
                proxy("socks://127.0.0.1", "SOCKS"),
                proxy("https://127.0.0.1:3128", "http://"),
                proxy("127.0.0.1:99999", "65535"),
                proxy("me:geheim@127.0.0.1:3128", "user name or password"),
                proxy("http://b\u00fccher.test:3128", "xn--bcher-kva.test"),
                proxy("127.0.0.1:3128/path", "nothing behind the port"));
    }

    static List<Input<Function<Front, String>>> accepted() {
        return List.of(
                Input.of("host and port", Front::authority),
                Input.of("an address", front -> front.baseUrl().toString()),
                Input.of("a slash behind it", front -> front.baseUrl() + "/"),
                Input.of("spaces around it", front -> "  " + front.authority() + " "),
                Input.of("the scheme in capitals", front -> "HTTP://" + front.authority()));
    }

    @ForEveryCase
    void whatCannotBeTakenIsNamed(Case<Address> one, Stage stage) {
        ConnectorError error = stage.tryOpen(
                        config -> config.set(one.value().setting(), one.value().value()))
                .getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CONFIGURATION);
        assertThat(error.message()).contains(one.value().setting(), one.value().said());
        assertThat(error.message() + error).doesNotContain("geheim");
    }

    @ForEveryCase(with = "LIST", inputs = "accepted")
    void aProxyIsReachedHoweverItsAddressIsWritten(Case<Function<Front, String>> one, Stage stage) {
        try (Front front = new Front(stage.baseUrl(), Front::plainly)) {
            Connections client =
                    stage.open(config -> config.set("proxy", one.value().apply(front)));

            assertThat(one.ask(client, ViewCall.list()).isRight()).isTrue();
            assertThat(front.requests()).isPositive();
        }
    }
}
