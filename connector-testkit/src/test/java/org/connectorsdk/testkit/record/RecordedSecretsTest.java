package org.connectorsdk.testkit.record;

import static org.connectorsdk.testkit.record.Tape.at;
import static org.connectorsdk.testkit.record.Tape.get;
import static org.connectorsdk.testkit.record.Tape.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.testkit.wire.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A recording is given away: to a repository, to a colleague. What was secret is not in it, wherever it stood. */
class RecordedSecretsTest {
    private static final String TOKEN = "tok/en+4711=Zürich";

    @RegisterExtension
    final Tape tape = new Tape();

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private void assertHidden(String written) {
        for (String form : List.of(
                TOKEN,
                URLEncoder.encode(TOKEN, StandardCharsets.UTF_8),
                TOKEN.replace("/", "\\/"),
                Base64.getEncoder().encodeToString(TOKEN.getBytes(StandardCharsets.UTF_8)))) {
            assertFalse(written.contains(form), () -> form + " is in " + written);
        }
    }

    @Test
    void aNamedSecretIsNowhere() throws Exception {
        String quoted = TOKEN.replace("/", "\\/");
        tape.then("{\"echo\":\"" + quoted + "\",\"next\":\"https://u:" + quoted + "@x/?q=1\"}");
        Recorder recorder = tape.record(Secret.of(TOKEN));
        String encoded = URLEncoder.encode(TOKEN, StandardCharsets.UTF_8);

        post(at(recorder.baseUrl(), "/hooks/" + encoded + "?q=" + encoded), "{\"note\":\"" + TOKEN + "\"}");

        assertHidden(tape.written(recorder));
    }

    @Test
    void aCredentialThatNobodyNamedIsReplaced() throws Exception {
        Recorder recorder = tape.record();

        get(at(recorder.baseUrl(), "/me"), "Authorization", "Bearer abcdefgh12345", "X-API-Key", "key-98765432");

        String written = tape.written(recorder);
        assertFalse(written.contains("abcdefgh12345"));
        assertFalse(written.contains("key-98765432"));
        assertTrue(written.contains("Authorization: Bearer SECRET-"), written);
    }

    @Test
    void userAndPasswordOfABasicCredentialAreReplacedInOtherPlacesToo() throws Exception {
        String basic =
                Base64.getEncoder().encodeToString("apikey-1234:apisecret-5678".getBytes(StandardCharsets.UTF_8));
        tape.then("{\"key\":\"apikey-1234\",\"error\":\"apisecret-5678 is wrong\"}");
        Recorder recorder = tape.record();

        get(at(recorder.baseUrl(), "/me"), "Authorization", "Basic " + basic);

        String written = tape.written(recorder);
        assertFalse(written.contains(basic));
        assertFalse(written.contains("apikey-1234"));
        assertFalse(written.contains("apisecret-5678"));
    }

    @Test
    void aTokenThatIsAnsweredAndUsedLaterHasOneName() throws Exception {
        tape.then("{\"access_token\":\"issued-token-1\",\"expires_in\":3600}");
        Recorder recorder = tape.record();
        post(
                at(recorder.baseUrl(), "/token"),
                "grant_type=client_credentials&client_secret=my%2Fsecret%2F99",
                "Content-Type",
                "application/x-www-form-urlencoded");
        get(at(recorder.baseUrl(), "/things"), "Authorization", "Bearer issued-token-1");

        String written = tape.written(recorder);

        assertFalse(written.contains("issued-token-1"));
        assertFalse(written.contains("my%2Fsecret"));
        assertEquals(2, written.split("SECRET-2-REPLACED", -1).length - 1, written);
    }

    @Test
    void aSecretSeenBeforeItsNameIsReplacedThereToo() throws Exception {
        tape.then("{}").then("{\"api_key\":\"late-secret-123\"}");
        Recorder recorder = tape.record();
        get(at(recorder.baseUrl(), "/keys/late-secret-123"));
        get(at(recorder.baseUrl(), "/me"));

        assertFalse(tape.written(recorder).contains("late-secret-123"));
    }

    @Test
    void membersOfSecretsAreReplacedWhateverTheirType() throws Exception {
        tape.then("{\"password\":1234567,\"secrets\":{\"a\":[\"first-one\"]},"
                + "\"settings\":[{\"name\":\"db_password\",\"value\":\"listed-one\"}],\"count\":7}");
        Recorder recorder = tape.record();
        get(at(recorder.baseUrl(), "/me"));

        String written = tape.written(recorder);

        assertFalse(written.contains("1234567"));
        assertFalse(written.contains("first-one"));
        assertFalse(written.contains("listed-one"));
        assertTrue(written.contains("\"count\" : 7"), written);
    }

    @Test
    void aShortSecretIsReplacedWhereItStandsAndNotInEveryNumber() throws Exception {
        tape.then("{\"pwd\":\"10\",\"id\":\"1000\",\"items\":10}");
        Recorder recorder = tape.record();
        get(at(recorder.baseUrl(), "/things?limit=10&token=10"));

        String written = tape.written(recorder);

        assertTrue(written.contains("\"query\" : \"limit=10&token=SECRET-1-REPLACED\""), written);
        assertTrue(written.contains("\"pwd\" : \"SECRET-1-REPLACED\""), written);
        assertTrue(written.contains("\"id\" : \"1000\""), written);
    }

    @Test
    void aSecretInAnErrorMessageIsReplaced() throws Exception {
        tape.then(Answer.text(400, "could not log in with password=hunter2horse at postgres://u:pw-of-db@db/x"));
        Recorder recorder = tape.record();
        get(at(recorder.baseUrl(), "/me"));

        String written = tape.written(recorder);

        assertFalse(written.contains("hunter2horse"));
        assertFalse(written.contains("pw-of-db"));
    }

    @Test
    void cookiesAreReplacedAndTheirAttributesStay() throws Exception {
        tape.then(Answer.json(200, "{}").header("Set-Cookie", "sid=session-4711; Path=/; HttpOnly"));
        Recorder recorder = tape.record();
        get(at(recorder.baseUrl(), "/me"), "Cookie", "sid=session-0815; theme=x");

        String written = tape.written(recorder);

        assertFalse(written.contains("session-4711"));
        assertFalse(written.contains("session-0815"));
        assertTrue(written.contains("; Path=/; HttpOnly"), written);
    }

    @Test
    void aHeaderThatTheCallerNamedIsReplacedInAnswersToo() throws Exception {
        tape.then(Answer.json(200, "{}").header("X-Acme-Handle", "handle-4711"));
        Recorder recorder = tape.record(builder -> builder.secretHeader("x-acme-handle"));
        get(at(recorder.baseUrl(), "/me"));

        assertFalse(tape.written(recorder).contains("handle-4711"));
    }

    @Test
    void aRequestsHeaderThatNobodyKnowsShowsItsNameAlone() throws Exception {
        Recorder recorder = tape.record();
        get(at(recorder.baseUrl(), "/me"), "X-Acme-Handle", "handle-4711");

        assertTrue(tape.written(recorder).contains("X-Acme-Handle: (not recorded)"));
    }

    @Test
    void aCompressedAnswerIsSearched() throws Exception {
        tape.then(
                Answer.bytes(200, "application/json", gzip("{\"token\":\"packed-token-1\",\"note\":\"" + TOKEN + "\"}"))
                        .header("Content-Encoding", "gzip"));
        Recorder recorder = tape.record(Secret.of(TOKEN));

        String seen = get(at(recorder.baseUrl(), "/me")).body();

        assertTrue(seen.contains("packed-token-1"));
        String written = tape.written(recorder);
        assertHidden(written);
        assertFalse(written.contains("packed-token-1"));
    }

    @Test
    void bytesThatHideASecretAreLeftOut() throws Exception {
        tape.then(
                Answer.bytes(200, "application/gzip", gzip("x " + TOKEN)),
                Answer.bytes(200, "text/plain", TOKEN.getBytes(StandardCharsets.UTF_16LE)),
                Answer.bytes(200, "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1}));
        Recorder recorder = tape.record(Secret.of(TOKEN));
        get(at(recorder.baseUrl(), "/packed"));
        get(at(recorder.baseUrl(), "/wide"));
        get(at(recorder.baseUrl(), "/harmless"));

        String written = tape.written(recorder);

        assertFalse(written.contains("\"path\" : \"/packed\""), written);
        assertFalse(written.contains("\"path\" : \"/wide\""), written);
        assertTrue(written.contains("\"path\" : \"/harmless\""), written);
        assertTrue(written.contains("a secret is in a part that cannot be changed"), written);
    }

    @Test
    void aCodingThatIsNotUndoneIsLeftOut() throws Exception {
        tape.then(Answer.bytes(200, "application/json", new byte[] {1, 2, 3}).header("Content-Encoding", "br"));
        Recorder recorder = tape.record();
        get(at(recorder.baseUrl(), "/me"));

        assertTrue(tape.written(recorder).contains("a body has a content coding that is not undone"));
    }

    @Test
    void whatStandsWithinCredentialsIsReplacedAndTheirKindIsNoSecretElsewhere() throws Exception {
        tape.then("{\"credentials\":{\"user\":\"reader-4711\",\"kind\":\"password\"},\"credential\":\"cred_1\"}");
        Recorder recorder = tape.record();
        post(at(recorder.baseUrl(), "/x"), "{\"password\":null,\"host\":\"reader-4711.example\"}");

        String written = tape.written(recorder);

        assertFalse(written.contains("reader-4711"));
        assertTrue(written.contains("\"password\" : null"), written);
        assertTrue(written.contains("\"credential\" : \"cred_1\""), written);
    }

    @Test
    void aTokenThatIsTheNameOfAMemberIsReplaced() throws Exception {
        tape.then("{\"token\":\"session-token-1\",\"sessions\":{\"session-token-1\":{}}}");
        Recorder recorder = tape.record();
        get(at(recorder.baseUrl(), "/x"));

        assertFalse(tape.written(recorder).contains("session-token-1"));
    }

    @Test
    void aSchemeThatNobodyKnowsHidesNoCredential() throws Exception {
        tape.then("{\"error\":\"no key own-key-4711\"}").then("{\"error\":\"no key own-key-0815\"}");
        Recorder recorder = tape.record();
        get(at(recorder.baseUrl(), "/me"), "Authorization", "ApiKey own-key-4711");
        get(at(recorder.baseUrl(), "/me"), "Authorization", "Token token=own-key-0815");

        String written = tape.written(recorder);

        assertFalse(written.contains("own-key"), written);
        assertTrue(written.contains("Authorization: ApiKey SECRET-"), written);
    }

    @Test
    void aPartOfAFormIsReplaced() throws Exception {
        Recorder recorder = tape.record();
        post(
                at(recorder.baseUrl(), "/x"),
                "--B\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nhunter-in-parts\r\n"
                        + "--B\r\nContent-Disposition: form-data; name=\"host\"\r\n\r\ndb.example\r\n--B--\r\n",
                "Content-Type",
                "multipart/form-data; boundary=B");

        String written = tape.written(recorder);

        assertFalse(written.contains("hunter-in-parts"), written);
        assertTrue(written.contains("db.example"), written);
    }

    @Test
    void anotherCharsetHidesNoSecretThatNobodyNamed() throws Exception {
        String json = "{\"name\":\"Caf\u00e9\",\"password\":\"hunter-in-bytes\"}";
        tape.then(
                Answer.bytes(200, "application/json", json.getBytes(StandardCharsets.ISO_8859_1)),
                Answer.bytes(200, "application/json", json.getBytes(StandardCharsets.UTF_16LE)));
        Recorder recorder = tape.record();
        get(at(recorder.baseUrl(), "/narrow"));
        get(at(recorder.baseUrl(), "/wide"));

        String written = tape.written(recorder);

        assertFalse(written.contains("\"base64\""), written);
        assertEquals(2, recorder.leftOut().size());
    }

    @Test
    void aSecretInHexadecimalDigitsIsLeftOut() throws Exception {
        String digits = HexFormat.of().formatHex("own-key-4711".getBytes(StandardCharsets.UTF_8));
        tape.then("{\"seen\":\"" + digits + "\"}").then("{\"seen\":\"" + digits.toUpperCase(Locale.ROOT) + "\"}");
        Recorder recorder = tape.record(Secret.of("own-key-4711"));
        get(at(recorder.baseUrl(), "/lower"));
        get(at(recorder.baseUrl(), "/upper"));

        assertFalse(tape.written(recorder).toLowerCase(Locale.ROOT).contains(digits));
    }

    @Test
    void aSettingThatIsListedByItsIdIsReplaced() throws Exception {
        tape.then("{\"settings\":[{\"id\":\"db_password\",\"value\":\"listed-by-id\"}]}");
        Recorder recorder = tape.record();
        get(at(recorder.baseUrl(), "/x"));

        assertFalse(tape.written(recorder).contains("listed-by-id"));
    }

    @Test
    void aQuotedCookieIsReplacedInTheBodyToo() throws Exception {
        tape.then(Answer.json(200, "{\"session\":\"session-4711\"}").header("Set-Cookie", "sid=\"session-4711\""));
        Recorder recorder = tape.record();
        get(at(recorder.baseUrl(), "/x"));

        String written = tape.written(recorder);

        assertFalse(written.contains("session-4711"), written);
        assertTrue(written.contains("\"session\" : \"SECRET-1-REPLACED\""), written);
    }

    @Test
    void anAssertionIsReplaced() throws Exception {
        Recorder recorder = tape.record();
        post(
                at(recorder.baseUrl(), "/token"),
                "client_assertion=signed-by-me-1&client_assertion_type=jwt-bearer",
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertFalse(tape.written(recorder).contains("signed-by-me-1"));
    }
}
