package org.connectorsdk.testkit.record;

import static org.connectorsdk.testkit.record.Tape.at;
import static org.connectorsdk.testkit.record.Tape.get;
import static org.connectorsdk.testkit.record.Tape.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.connectorsdk.testkit.wire.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlayerTest {
    @RegisterExtension
    final Tape tape = new Tape();

    /** Records those requests, each with the next answer. */
    private Player played(String... pathsAndQueries) throws Exception {
        try (Recorder recorder = tape.record()) {
            for (String each : pathsAndQueries) {
                get(at(recorder.baseUrl(), each));
            }
        }
        return tape.play();
    }

    @Test
    void aRequestGetsItsRecordedAnswer() throws Exception {
        tape.then(Answer.json(429, "{\"detail\":\"slow down\"}").header("Retry-After", "17"));
        Player player = played("/things");

        var answer = get(at(player.baseUrl(), "/things"));

        assertEquals(429, answer.statusCode());
        assertEquals("{\"detail\":\"slow down\"}", answer.body());
        assertEquals("17", answer.headers().firstValue("Retry-After").orElseThrow());
    }

    @Test
    void equalRequestsGetTheirAnswersInTheRecordedOrder() throws Exception {
        tape.then("{\"state\":\"running\"}").then("{\"state\":\"done\"}");
        Player player = played("/jobs/1", "/jobs/1");

        assertEquals(
                "{\"state\":\"running\"}", get(at(player.baseUrl(), "/jobs/1")).body());
        assertEquals(
                "{\"state\":\"done\"}", get(at(player.baseUrl(), "/jobs/1")).body());
    }

    @Test
    void otherRequestsMayComeInAnyOrder() throws Exception {
        tape.then("{\"n\":1}").then("{\"n\":2}");
        Player player = played("/a", "/b");

        assertEquals("{\"n\":2}", get(at(player.baseUrl(), "/b")).body());
        assertEquals("{\"n\":1}", get(at(player.baseUrl(), "/a")).body());
    }

    @Test
    void theOrderOfParametersMeansNothing() throws Exception {
        Player player = played("/things?a=1&b=2&b=3");

        assertEquals(200, get(at(player.baseUrl(), "/things?b=3&b=2&a=1")).statusCode());
    }

    @Test
    void anUnknownRequestIsToldTheNearestThatWasRecorded() throws Exception {
        Player player = played("/other", "/things?limit=10");

        var answer = get(at(player.baseUrl(), "/things?limit=100"));

        assertEquals(Player.UNKNOWN_REQUEST, answer.statusCode());
        String problem =
                new ObjectMapper().readTree(answer.body()).get("message").asText();
        assertEquals(
                "not recorded: GET /things?limit=100; the nearest recorded is GET /things?limit=10,"
                        + " which differs in its query",
                problem);
        assertEquals(List.of(problem), player.unmatched());
    }

    @Test
    void aRequestMoreOftenThanRecordedIsToldSo() throws Exception {
        Player player = played("/things");
        get(at(player.baseUrl(), "/things"));

        var answer = get(at(player.baseUrl(), "/things"));

        assertTrue(answer.body().contains("all its recorded answers were served"), answer.body());
    }

    @Test
    void aRefusalShowsNoSecretOfTheRequest() throws Exception {
        Player player = played("/things");

        var answer = get(at(player.baseUrl(), "/things?api_key=live-key-4711"));

        assertFalse(answer.body().contains("live-key-4711"));
    }

    @Test
    void whatNobodyAskedForIsUnused() throws Exception {
        Player player = played("/a", "/b?x=1");
        get(at(player.baseUrl(), "/a"));

        assertEquals(List.of("GET /b?x=1"), player.unused());
    }

    @Test
    void anotherBodyIsAnotherRequest() throws Exception {
        try (Recorder recorder = tape.record()) {
            post(at(recorder.baseUrl(), "/things"), "{\"name\":\"x\",\"size\":1.0}");
        }
        Player player = tape.play();

        assertEquals(
                Player.UNKNOWN_REQUEST,
                post(at(player.baseUrl(), "/things"), "{\"name\":\"y\",\"size\":1}")
                        .statusCode());
        assertEquals(
                200,
                post(at(player.baseUrl(), "/things"), "{\"size\":1, \"name\":\"x\"}")
                        .statusCode());
    }

    @Test
    void bodiesCanBeIgnored() throws Exception {
        try (Recorder recorder = tape.record()) {
            post(at(recorder.baseUrl(), "/things"), "{\"at\":\"2026-01-01\"}");
        }
        Player player = tape.play(Player.of(tape.file).ignoringBodies());

        assertEquals(
                200,
                post(at(player.baseUrl(), "/things"), "{\"at\":\"2027-01-01\"}").statusCode());
    }

    @Test
    void anyCredentialWillDo() throws Exception {
        tape.then("{\"access_token\":\"issued-token-1\"}").then("{\"me\":1}");
        try (Recorder recorder = tape.record()) {
            post(at(recorder.baseUrl(), "/token"), "{\"client_secret\":\"real-secret-1\",\"id\":7}");
            get(at(recorder.baseUrl(), "/me?session_token=issued-token-1"));
        }
        Player player = tape.play();

        String issued = post(at(player.baseUrl(), "/token"), "{\"client_secret\":\"any\",\"id\":7}")
                .body();
        String token = new ObjectMapper().readTree(issued).get("access_token").asText();

        assertEquals(
                "{\"me\":1}",
                get(at(player.baseUrl(), "/me?session_token=" + token)).body());
        assertEquals(List.of(), player.unmatched());
    }

    @Test
    void pagesAreFollowedByAbsoluteLinks() throws Exception {
        tape.then("{\"next\":\"" + tape.vendor.baseUrl() + "/things?page=2\"}").then("{\"last\":true}");
        try (Recorder recorder = tape.record()) {
            String next = next(get(at(recorder.baseUrl(), "/things")).body());
            get(URI.create(next));
        }
        tape.vendor.close();
        Player player = tape.play();

        String next = next(get(at(player.baseUrl(), "/things")).body());

        assertTrue(next.startsWith(player.baseUrl().toString()), next);
        assertEquals("{\"last\":true}", get(URI.create(next)).body());
    }

    private static String next(String body) throws Exception {
        return new ObjectMapper().readTree(body).get("next").asText();
    }

    @Test
    void bytesComeBackAsTheyWere() throws Exception {
        tape.then(Answer.bytes(200, "application/octet-stream", new byte[] {0, -1, 'a'}));
        Player player = played("/file");

        assertEquals(
                3,
                get(at(player.baseUrl(), "/file"))
                        .headers()
                        .firstValueAsLong("Content-Length")
                        .orElse(0));
    }

    @Test
    void aFileThatIsNoRecordingIsRefused() throws Exception {
        Files.createDirectories(tape.file.getParent());
        Files.writeString(tape.file, "{\"a\":1}");

        var refused = assertThrows(UncheckedIOException.class, () -> tape.play());

        assertTrue(refused.getCause().getMessage().contains("is no recording"), refused.toString());
    }

    private static String file(String vendor, String exchange) {
        return "{\"recording\":1,\"vendor\":\"" + vendor + "\",\"exchanges\":[" + exchange + "]}";
    }

    static Stream<Arguments> brokenFiles() {
        String vendor = "https://api.example.com/v1";
        String request = "{\"request\":{\"method\":\"GET\",\"path\":\"/v1/x\"},\"answer\":";
        return Stream.of(
                Arguments.of("", "it is no recording of version 1; record it again"),
                Arguments.of("{\n{", "it is not JSON from line 2 on"),
                Arguments.of(file(vendor, "").replace(":1", ":2"), "it is no recording of version 1; record it again"),
                Arguments.of(file("::", ""), "its vendor is no address such as https://api.example.com/v1"),
                Arguments.of(file("", ""), "its vendor is no address such as https://api.example.com/v1"),
                Arguments.of(file(vendor, "null"), "its exchange 1 has no method or no path"),
                Arguments.of(file(vendor, request + "{}}"), "its exchange 1 has an answer without a status of HTTP"),
                Arguments.of(
                        file(vendor, request + "{\"status\":200,\"base64\":\"*\"}}"),
                        "its exchange 1 has a body that is not Base64"),
                Arguments.of(
                        file(vendor, request + "{\"status\":200,\"headers\":[\"no colon\"]}}"),
                        "its exchange 1 has a header that is no line such as Name: value"));
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void aBrokenFileIsRefusedInOneLine(String content, String reason) throws Exception {
        Files.createDirectories(tape.file.getParent());
        Files.writeString(tape.file, content);

        var refused = assertThrows(UncheckedIOException.class, () -> tape.play());

        assertEquals("the recording " + tape.file + " could not be read: " + reason, refused.getMessage());
    }

    @Test
    void aFileOfALaterReleaseMayKnowMore() throws Exception {
        Files.createDirectories(tape.file.getParent());
        Files.writeString(
                tape.file,
                file(
                        "https://api.example.com/v1",
                        "{\"request\":{\"method\":\"GET\",\"path\":\"/v1/x\",\"later\":1},"
                                + "\"answer\":{\"status\":200,\"json\":{\"a\":1}},\"later\":1}"));

        assertEquals("{\"a\":1}", get(at(tape.play().baseUrl(), "/x")).body());
    }

    @Test
    void jsonAsDeepAsItMayBeIsRecordedAndPlayed() throws Exception {
        String deep = "[".repeat(1000) + "]".repeat(1000);
        tape.then(deep);
        Player player = played("/deep");

        assertEquals(deep, get(at(player.baseUrl(), "/deep")).body());
    }

    @Test
    void manySecretsInAPathAreComparedAtOnce() {
        String recorded = "SECRET-1-REPLACEDa".repeat(12) + "!";

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Placeholders.fits(recorded, "a".repeat(60)));
    }

    @Test
    void aSecretStandsForAtLeastOneCharacter() {
        assertTrue(Placeholders.fits("a/SECRET-1-REPLACED/b-SECRET-2-REPLACED", "a/x/y/b-z"));
        assertFalse(Placeholders.fits("a/SECRET-1-REPLACED/b", "a//b"));
        assertFalse(Placeholders.fits("a/SECRET-1-REPLACED", "a/"));
        assertFalse(Placeholders.fits("a/SECRET-1-REPLACED/b", "x/a/y/b"));
    }
}
