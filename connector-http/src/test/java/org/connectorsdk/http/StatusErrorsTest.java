package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusErrorsTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture().set(HttpSettings.ATTEMPTS, "1");

    private ConnectorError refused(int status, @Nullable String contentType, @Nullable String body, String... headers) {
        answer(status, contentType, body, headers);
        return http.error();
    }

    private void answer(int status, @Nullable String contentType, @Nullable String body, String... headers) {
        String type = contentType == null ? "" : contentType;
        String content = body == null ? "" : body.replace('\'', '"');
        http.server.always(exchange -> exchange.answer(status, type, content, headers));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        502 |                  |                        | HTTP 502 with no explanation
        502 | text/plain       |                        | HTTP 502 with no explanation
        502 |                  | Bad gateway            | HTTP 502 with no explanation
        502 | text/plain       | Bad gateway            | HTTP 502 with no explanation (text/plain)
        502 | text/plain       | ` `                    | HTTP 502 with no explanation (text/plain)
        502 | application/json | {}                     | HTTP 502 with no explanation
        502 | text/html        | Bad gateway            | HTTP 502 with a page (text/html) instead of an explanation
        502 | TEXT/HTML        | {}                     | HTTP 502 with a page (text/html) instead of an explanation
        502 | application/json | <html> | HTTP 502 with a page (application/json) instead of an explanation
        502 | | ` <html>` | HTTP 502 with a page (no content type) instead of an explanation
        422 | application/json | {'errors':{'a':'odd'}} | the provider refused fields of the request
        413 | | | the content of the request, 0 bytes, is too large for the server or a proxy in between
        414 | | | the address of the request is too long for the server or a proxy in between
        431 | | | the headers of the request are too large for the server or a proxy in between
        413 | application/json | {'message':'too wide'} | too wide
        502 | text/html        | {'message':'no host'}  | no host
        """)
    void whatExplainsARefusal(int status, @Nullable String contentType, @Nullable String body, String summary) {
        assertThat(refused(status, contentType, body).context().summary()).isEqualTo(summary);
    }

    @Test
    void anExplanationThatCannotBeReadIsNamed() {
        assertThat(refused(502, "text/html", "xxx", "Content-Encoding: br")
                        .context()
                        .summary())
                .isEqualTo("HTTP 502 with an explanation that is compressed with br, which was not asked for");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        400 |
        401 | Check the credential
        403 | Check the permissions of the credential
        404 |
        413 | Send less at a time, or raise the limit of the server or of the proxy in between; no setting here does
        414 | Ask for less at a time: fewer or shorter filters
        431 | Check the length of the credential and of the headers that the call adds
        500 |
        504 | A proxy in between gave up waiting; see also slow-deadline
        """)
    void whatTheReaderCanDo(int status, @Nullable String advice) {
        assertThat(refused(status, null, null).context().advice()).isEqualTo(Optional.ofNullable(advice));
    }

    @Test
    void whatTheProvidersAuthorAdvisesComesFirst() {
        http.with(builder ->
                builder.errors(answer -> VendorError.builder().advice("Wait").build()));

        assertThat(refused(401, null, null).context().advice()).hasValue("Wait");
    }

    @Test
    void whatADecoderLeavesOutIsRead() {
        http.with(builder ->
                builder.errors(answer -> VendorError.builder().code("mine").build()));

        ConnectorError error = refused(400, "application/json", "{'code':'theirs', 'message':'no'}");

        assertThat(error.context().vendorCode()).hasValue("mine");
        assertThat(error.context().summary()).isEqualTo("no");
    }

    @Test
    void aDecoderThatThrowsLeavesTheBodyToSpeak() {
        http.with(builder -> builder.errors(answer -> {
            throw new IllegalStateException("broken");
        }));

        assertThat(refused(400, "application/json", "{'message':'no'}")
                        .context()
                        .summary())
                .isEqualTo("no");
    }

    @Test
    void whenToComeBackIsReported() {
        assertThat(refused(503, null, null, "Retry-After: 7").retryAt())
                .hasValue(http.time.now().plusSeconds(7));
        assertThat(refused(503, null, null, "Retry-After: 0").retryAt()).isEmpty();
    }

    @Test
    void theIdOfTheRequestInTheBodyComesBeforeTheHeader() {
        assertThat(refused(400, "application/json", "{'request_id':'r-1'}", "X-Request-Id: r-2")
                        .context()
                        .requestId())
                .hasValue("r-1");
    }

    @Test
    void aConflictSaysWhich() {
        assertThat(((ConnectorError.Conflict) refused(409, "application/json", "{'message':'the name already exists'}"))
                        .reason())
                .isEqualTo(ConflictReason.ALREADY_EXISTS);
    }

    @Test
    void onlyAConflictLeavesAnIdenticalWriteUnknown() {
        answer(400, "application/json", "{'code':'duplicate_request'}");
        assertThat(http.create().getLeft().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void refusedFieldsAreReportedWithTheReason() {
        assertThat(((ConnectorError.InvalidRequest) refused(
                                422,
                                "application/json",
                                "{'detail':[{'loc':['body','size'], 'msg':'odd', 'type':'parity'}]}"))
                        .violations())
                .containsExactly(new FieldViolation("size", "parity", "odd"));
    }

    @Test
    void aFailureInsideASuccessWithoutWordsSaysSo() {
        http.server.always(exchange -> exchange.json("{\"ok\":false}"));

        ConnectorError error = http.api().judge("a", HttpFixture.PLAIN).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(error.context().summary()).isEqualTo("HTTP 200 with a failure and no explanation");
    }
}
