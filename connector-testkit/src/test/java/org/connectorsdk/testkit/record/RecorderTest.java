package org.connectorsdk.testkit.record;

import static org.connectorsdk.testkit.record.Tape.at;
import static org.connectorsdk.testkit.record.Tape.get;
import static org.connectorsdk.testkit.record.Tape.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.connectorsdk.testkit.fault.FaultProxy;
import org.connectorsdk.testkit.fault.ProxyFault;
import org.connectorsdk.testkit.wire.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecorderTest {
    @RegisterExtension
    final Tape tape = new Tape();

    @Test
    void theVendorGetsWhatTheClientSentAndTheClientWhatTheVendorAnswered() throws Exception {
        tape.then(Answer.json(201, "{\"id\":1.50}").header("X-Request-Id", "r1"));
        Recorder recorder = tape.record();

        var answer = post(at(recorder.baseUrl(), "/things?a=b%20c"), "{\"name\":\"x\"}");

        assertEquals(List.of("POST /things?a=b%20c"), tape.received);
        assertEquals(201, answer.statusCode());
        assertEquals("{\"id\":1.50}", answer.body());
        assertEquals("r1", answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void theFileIsTheSameForTheSameRun() throws Exception {
        tape.then("{\"a\":1}").then("{\"a\":1}");
        Recorder first = tape.record();
        get(at(first.baseUrl(), "/x"));
        String one = tape.written(first).replaceAll("\"date: .*?\"", "");
        Recorder second = tape.record();
        get(at(second.baseUrl(), "/x"));

        assertEquals(one, tape.written(second).replaceAll("\"date: .*?\"", ""));
    }

    @Test
    void aPathBeforeTheVendorsOwnStays() throws Exception {
        Recorder recorder = tape.record(at(tape.vendor.baseUrl(), "/api/v1"), builder -> builder);

        get(at(recorder.baseUrl(), "/things"));

        assertEquals(List.of("GET /api/v1/things"), tape.received);
    }

    @Test
    void aLinkToTheVendorLeadsThroughTheRecorder() throws Exception {
        String link = tape.vendor.baseUrl() + "/things?page=2";
        tape.then(Answer.json(200, "{\"next\":\"" + link + "\"}").header("Link", "<" + link + ">; rel=\"next\""));
        Recorder recorder = tape.record();

        var answer = get(at(recorder.baseUrl(), "/things"));

        String through = recorder.baseUrl() + "/things?page=2";
        assertEquals("{\"next\":\"" + through + "\"}", answer.body());
        assertEquals(
                "<" + through + ">; rel=\"next\"",
                answer.headers().firstValue("Link").orElseThrow());
        assertTrue(tape.written(recorder).contains(link));
    }

    @Test
    void anotherHostWhoseNameBeginsTheSameIsNotTheVendor() {
        Addresses addresses =
                Addresses.replacing(URI.create("https://api.example.com/v1"), URI.create("http://127.0.0.1:80"));

        assertEquals("https://api.example.com.evil.org/", addresses.in("https://api.example.com.evil.org/"));
        assertEquals("https://api.example.com:8443/", addresses.in("https://api.example.com:8443/"));
        assertEquals("http://127.0.0.1:80/v1", addresses.in("https://API.example.com:443/v1"));
        assertEquals("http:\\/\\/127.0.0.1:80\\/v1", addresses.in("https:\\/\\/api.example.com\\/v1"));
        assertEquals("http%3A%2F%2F127.0.0.1%3A80%2Fv1", addresses.in("https%3A%2F%2Fapi.example.com%2Fv1"));
    }

    @Test
    void aChunkedAnswerIsRecordedAsAWhole() throws Exception {
        tape.then(Answer.stream(200, "application/json", out -> {
            for (String part : List.of("{\"a\":", "[1,", "2]}")) {
                out.write(part.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }));
        Recorder recorder = tape.record();

        assertEquals("{\"a\":[1,2]}", get(at(recorder.baseUrl(), "/x")).body());
        recorder.close();
        assertEquals("{\"a\":[1,2]}", get(at(tape.play().baseUrl(), "/x")).body());
    }

    @Test
    void anAnswerThatBreaksOffIsRecordedAsSuchAndPlayedAsSuch() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(tape.vendor.baseUrl())) {
            tape.then(Answer.json(200, "{\"long\":\"" + "x".repeat(2_000) + "\"}"));
            Recorder recorder = tape.record(proxy.baseUrl(), builder -> builder);
            proxy.arm(ProxyFault.cutResponse(500, ProxyFault.Ending.FIN));

            assertThrows(IOException.class, () -> post(at(recorder.baseUrl(), "/x"), "{}"));

            assertTrue(tape.written(recorder).contains("\"brokenOff\" : true"));
            Player player = tape.play();
            assertThrows(IOException.class, () -> post(at(player.baseUrl(), "/x"), "{}"));
            assertEquals(List.of(), player.unmatched());
        }
    }

    @Test
    void aPathCannotLeadToAnotherHost() throws Exception {
        Recorder recorder = tape.record();

        get(at(recorder.baseUrl(), "/@elsewhere.example/x"));

        assertEquals(List.of("GET /@elsewhere.example/x"), tape.received);
    }

    @Test
    void whatIsTooLargePassesAndIsLeftOut() throws Exception {
        tape.then(Answer.text(200, "x".repeat(Recorder.MAX_BODY + 1)));
        Recorder recorder = tape.record();

        assertEquals(
                Recorder.MAX_BODY + 1, get(at(recorder.baseUrl(), "/x")).body().length());

        assertTrue(tape.written(recorder).contains("a body is larger than"));
        assertEquals(0, recorder.recorded());
    }

    @Test
    void nothingIsWrittenBeforeTheEnd() throws Exception {
        Recorder recorder = tape.record();
        get(at(recorder.baseUrl(), "/x"));

        assertFalse(Files.exists(tape.file));
    }
}
