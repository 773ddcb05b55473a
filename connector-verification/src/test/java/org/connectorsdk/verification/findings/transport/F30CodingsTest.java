package org.connectorsdk.verification.findings.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-30: an answer that is compressed in a way that nobody asked for says so. */
@Finding(value = "F-30", rule = "Encodings are named")
class F30CodingsTest {
    private static final String UNASKED = "compressed with %s, which was not asked for";

    /** What the header says, and what the error has to say. */
    private record Coding(String header, String said) {}

    private static Input<Coding> unasked(String name) {
        return Input.of(name, new Coding(name, UNASKED.formatted(name)));
    }

    static List<Input<Coding>> inputs() {
        return List.of(
                unasked("br"),
                unasked("deflate"),
                unasked("x-gzip"),
                unasked("zstd"),
                unasked("compress"),
                Input.of("br over gzip", new Coding("gzip, br", UNASKED.formatted("br"))),
                Input.of("plain text labelled gzip", new Coding("gzip", "labelled as gzip, but is no valid gzip")));
    }

    static List<Input<String>> harmless() {
        return List.of(Input.of("identity", "identity"), Input.of("identity twice", "Identity, identity"));
    }

    @ForEveryCase(with = "LIST")
    void theCompressionIsNamedAndTheRequestNotRepeated(Case<Coding> one, Stage stage) {
        stage.always(
                NeutralCall.LIST,
                Fault.rewrite(
                        answer -> answer.header("Content-Encoding", one.value().header())));

        ConnectorError error = one.error(stage.open(), ViewCall.list());

        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.message()).contains(one.value().said());
        assertThat(stage.sent(NeutralCall.LIST)).hasSize(1);
    }

    @ForEveryCase(with = "LIST", inputs = "harmless")
    void anAnswerThatSaysThatItIsPlainIsRead(Case<String> one, Stage stage) {
        stage.seed(3);
        stage.always(NeutralCall.LIST, Fault.rewrite(answer -> answer.header("Content-Encoding", one.value())));

        assertThat(one.answer(stage.open(), ViewCall.list()).items()).hasSize(3);
    }
}
