package org.connectorsdk.api.facet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A raw request leads below the base URL or nowhere: whatever a server could take for another place is refused. */
class RawRequestTest {

    private static RawRequest at(String path) {
        return RawRequest.builder("GET").path(path).build();
    }

    private static RawRequest to(String... segments) {
        return RawRequest.builder("GET").segments(segments).build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1/connections",
                "https://evil.example/v1",
                "HTTP://evil.example",
                "file:/etc/passwd",
                "//evil.example/v1",
                "///evil.example",
                "/%2Fevil.example/v1",
                "/%252Fevil.example/v1",
                "/http://evil.example",
                "/v1//connections",
                "/..",
                "/v1/../admin",
                "/v1/./admin",
                "/v1/%2e%2e/admin",
                "/v1/.%2E/admin",
                "/v1/%252e%252e/admin",
                "/v1/%25252e%25252e/admin",
                "/v1/..%2fadmin",
                "/v1/x%2f..%2f..%2fadmin",
                "/v1/..;/admin",
                "/v1/..;jsessionid=1/admin",
                "/v1/%2e%2e%3bx/admin",
                "/v1/%c0%ae%c0%ae/admin",
                "/v1/%EF%BC%8E%EF%BC%8E/admin",
                "/v1/%E2%80%A5/admin",
                "/v1/..%20/admin",
                "\\\\evil.example\\v1",
                "/\\evil.example",
                "/v1/..\\admin",
                "/v1/%5Cadmin",
                "/v1/%5c..%5cadmin",
                "/v1/a\r\nHost: evil.example",
                "/v1/%0d%0aHost:evil.example",
                "/v1/a%00b",
                "/v1/%2500",
                "/v1/\u0085",
                "\t//evil.example",
                " /v1",
                "/v1/a b",
                "/v1/größe",
                "/v1/%",
                "/v1/%zz",
                "/v1/%ff",
                "/v1/x?limit=1",
                "/v1/x#part"
            })
    void aHostilePathIsRefusedAndNotQuoted(String path) {
        RawRequest request = at(path);

        assertThat(request.violations()).extracting(FieldViolation::path).containsExactly("path");
        assertThat(request.path()).isEqualTo("/");
        assertThat(request.violations().toString()).doesNotContain("evil").doesNotContain("admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "%2e%2e",
                "%252e%252e",
                "../admin",
                "a/../../admin",
                "a\\..\\admin",
                "..;x",
                "．．",
                "a\nb",
                "%0d%0a",
                "\u0000",
                "\ud800"
            })
    void aHostileSegmentIsRefused(String segment) {
        assertThat(to("v1", segment).violations())
                .extracting(FieldViolation::path)
                .containsExactly("path");
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, /v1/a%2Fb",
        "a b, /v1/a%20b",
        "100%, /v1/100%25",
        "a?b#c, /v1/a%3Fb%23c",
        "a;b, /v1/a%3Bb",
        "größe, /v1/gr%C3%B6%C3%9Fe",
        "...,/v1/...",
        "urn:x:1, /v1/urn:x:1"
    })
    void aSegmentStaysOneSegment(String segment, String path) {
        assertThat(to("v1", segment).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/connections",
                "/v1/connections/",
                "/v1/a%2Fb",
                "/v1/a;b=c",
                "/v1/%e2%82%ac",
                "/v1/x:run"
            })
    void aGoodPathIsSentAsItIsWritten(String path) {
        RawRequest request = at(path);

        assertThat(request.violations()).isEmpty();
        assertThat(request.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "get", "GET /x", "GET\r\n", "CONNECT", "TRACE", "GÉT"})
    void aMethodThatIsNoneIsRefused(String method) {
        assertThat(RawRequest.builder(method).path("/v1").build().violations())
                .extracting(FieldViolation::path)
                .containsExactly("method");
    }

    @Test
    void aPathIsNeeded() {
        assertThat(RawRequest.builder("GET").build().violations()).hasSize(1);
    }

    @Test
    void segmentsAndPathDoNotMix() {
        assertThat(RawRequest.builder("GET").path("/v1").segments("x").build().violations())
                .hasSize(1);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        RawRequest request = RawRequest.builder("get")
                .path("//evil.example")
                .query("", "x")
                .content(InputStream::nullInputStream, -2, "text")
                .build();

        assertThat(request.violations())
                .extracting(FieldViolation::path)
                .containsExactly("path", "method", "query", "contentType", "length");
    }

    @Test
    void aReadHasNoBody() {
        assertThat(RawRequest.builder("GET")
                        .path("/v1")
                        .body(JsonObject.empty())
                        .build()
                        .violations())
                .extracting(FieldViolation::path)
                .containsExactly("body");
    }

    @Test
    void aRequestActsOnceUnlessItsCallerSaysOtherwise() {
        assertThat(at("/v1").safety()).isEqualTo(RawRequest.Safety.ONCE);
    }

    @Test
    void textsShowNoPathAndNoBody() {
        assertThat(at("/v1/secret").toString()).isEqualTo("RawRequest[GET, ONCE]");
    }
}
