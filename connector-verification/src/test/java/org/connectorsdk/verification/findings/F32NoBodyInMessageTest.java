package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.incidents.Stage;

/** F-32: what stands in an answer that is none of the API's may be a customer's data, and messages get into logs. */
@Finding(value = "F-32", rule = "No page and no body stands in a message; the excerpt has its own accessor")
class F32NoBodyInMessageTest {
    private record Page(int status, String type, String body) {}

    static List<Input<Page>> inputs() {
        String html = "<html><body><h1>Order of Erika Mustermann</h1></body></html>";
        return List.of(
                Input.of("a page instead of a list", new Page(200, "text/html", html)),
                Input.of("a gateway's page", new Page(502, "text/html; charset=utf-8", html)),
                Input.of("a firewall's page", new Page(403, "text/html", html)),
                Input.of("a page of XHTML", new Page(500, "application/xhtml+xml", html)),
                Input.of("a page that is called JSON", new Page(503, "application/json", html)),
                Input.of("a success that is called JSON", new Page(200, "application/json", html)));
    }

    static List<Input<Page>> texts() {
        String text = "upstream said: Order of Erika Mustermann";
        return List.of(
                Input.of("plain text", new Page(502, "text/plain", text)),
                Input.of("no type at all", new Page(502, "", text)),
                Input.of("XML", new Page(500, "application/xml", "<?xml version=\"1.0\"?><e>" + text + "</e>")),
                Input.of("JSON that is cut off", new Page(500, "application/json", "{\"x\":\"" + text)),
                Input.of("JSON without an explanation", new Page(409, "application/json", "{\"x\":\"" + text + "\"}")),
                Input.of("bytes", new Page(504, "application/octet-stream", text)));
    }

    private static ConnectorError listed(Case<Page> one) {
        Page page = one.value();
        try (Stage stage = new Stage(one.target())) {
            stage.always(
                    NeutralCall.LIST,
                    Fault.status(page.status()).contentType(page.type()).body(page.body()));
            return one.error(stage.open(), ViewCall.list());
        }
    }

    @ForEveryCase(with = "LIST")
    void messageSaysThatItIsAPage(Case<Page> one) {
        ConnectorError error = listed(one);

        assertThat(error.message())
                .contains("a page (" + one.value().type().split(";", -1)[0] + ")")
                .contains("HTTP " + one.value().status())
                .doesNotContain("Erika");
        assertThat(error.toString()).doesNotContain("Erika");
        assertThat(error.context().toString()).doesNotContain("Erika");
    }

    @ForEveryCase(with = "LIST", inputs = "texts")
    void messageShowsNoBody(Case<Page> one) {
        ConnectorError error = listed(one);

        assertThat(error.message())
                .contains("HTTP " + one.value().status() + " with")
                .doesNotContain("Erika");
        assertThat(error.context().excerpt()).contains("Erika");
    }
}
