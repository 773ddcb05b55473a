package org.connectorsdk.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.EchoedSecretMasker;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.TestSettings;
import org.connectorsdk.http.internal.answer.ContentCodings;
import org.connectorsdk.http.internal.answer.HtmlStripper;
import org.connectorsdk.http.internal.call.TimeLimit;
import org.connectorsdk.http.internal.resilience.RequestPermits;
import org.connectorsdk.http.operation.UploadBody;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallPartsTest {
    private static final long LARGEST_BODY = 16 << 20;

    @AutoClose
    private final HttpFixture http = new HttpFixture();

    @ParameterizedTest
    @CsvSource({"90000, 90 s", "1500, 1500 ms", "1000, 1 s", "0, 0 s", "1, 1 ms"})
    void aSpanIsWrittenInWholeSecondsOrMilliseconds(long millis, String text) {
        assertThat(TimeLimit.text(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @Test
    void aSpanBeyondAllClocksIsNoLimit() {
        Duration longest = Duration.ofNanos(Long.MAX_VALUE / 2);
        assertThat(Nanos.of(longest)).isEqualTo(Nanos.UNLIMITED);
        assertThat(Nanos.of(longest.minusNanos(1))).isEqualTo(Long.MAX_VALUE / 2 - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "-62135596801, ",
        "-62135596800, 0001-01-01T00:00:00Z",
        "0, 1970-01-01T00:00:00Z",
        "253402300799, 9999-12-31T23:59:59Z",
        "253402300800, ",
        ", "
    })
    void aTimeThatIsCountedLiesInTheYearsOneTo9999(@Nullable Long seconds, @Nullable Instant time) {
        assertThat(VendorTime.ofSeconds(seconds)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "a<!-- b > c -->d, a d",
                "a<!-- b > c, a",
                "a<b>c, a c",
                "a<b, a",
                "a<script>b</script >c, a c",
                "a<SCRIPT x='1'>b<i></SCRIPT>c, a c",
                "a<style>b</style, a",
                "a<style>b, a",
                "<p>a</p><p>b</p>, a b",
                "a  \tb, a b"
            })
    void aPageIsReducedToWhatAReaderSees(String page, String text) {
        assertThat(HtmlStripper.of(page)).isEqualTo(text);
    }

    private @Nullable String coded(int layers) {
        return ContentCodings.of(Headers.of("Content-Encoding", String.join(",", Collections.nCopies(layers, "gzip"))))
                .problem();
    }

    @Test
    void threeLayersOfCompressionAreReadAndFourAreNot() {
        assertThat(coded(3)).isNull();
        assertThat(coded(4)).isEqualTo("compressed 4 times over");
    }

    @Test
    void theTimeThatACallWaitedForItsThreadCounts() {
        OperationDeadline deadline = OperationDeadline.begin(
                "look", CallOptions.builder().waited(Duration.ofSeconds(3)).build(), http.runtime());

        assertThat(deadline.elapsed()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aCallWithoutAnOperationHasOneOfItsOwn() {
        assertThat(OperationDeadline.begin("look", HttpFixture.PLAIN, http.runtime())
                        .operation()
                        .operation())
                .isEqualTo("look");
    }

    @Test
    void aCallOfAnOperationReportsToThat() {
        OperationContext operation = OperationContext.of("create");

        assertThat(OperationDeadline.begin(
                                "look",
                                CallOptions.builder().operation(operation).build(),
                                http.runtime())
                        .operation())
                .isSameAs(operation);
    }

    @Test
    void aCallThatCanWaitLongEnoughTakesTheMoment() {
        RequestPermits permits =
                new RequestPermits(HttpLimits.of(TestSettings.with(Map.of(HttpSettings.RATE_LIMIT, "1"))), http.time);
        long wait = 0;
        while (wait == 0) {
            wait = permits.reserve(Nanos.UNLIMITED);
        }
        RequestPermits others =
                new RequestPermits(HttpLimits.of(TestSettings.with(Map.of(HttpSettings.RATE_LIMIT, "1"))), http.time);
        while (others.reserve(0) == 0) {
            assertThat(wait).isPositive();
        }

        assertThat(others.reserve(wait - 1)).isNegative();
        assertThat(others.reserve(wait)).isEqualTo(wait);
    }

    private static List<String> sent(Request request) {
        List<String> values = new ArrayList<>();
        new SentSecrets(request, Map.of()).forEach(secret -> values.add(secret.reveal()));
        return values;
    }

    private static Request.Builder request(String query) {
        return new Request.Builder().url("https://api.example/things" + query);
    }

    private static RequestBody body(long length, boolean oneShot, boolean duplex) {
        return new RequestBody() {
            @Override
            public @Nullable MediaType contentType() {
                return null;
            }

            @Override
            public long contentLength() {
                return length;
            }

            @Override
            public boolean isOneShot() {
                return oneShot;
            }

            @Override
            public boolean isDuplex() {
                return duplex;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                sink.writeUtf8("{\"password\":\"hunter2\"}");
            }
        };
    }

    @Test
    void secretsOfTheQueryAndTheBodyAreKnown() {
        assertThat(sent(request("?token=in-query").post(body(22, false, false)).build()))
                .containsExactly("in-query", "hunter2");
        assertThat(sent(request("").build())).isEmpty();
    }

    @Test
    void aBodyThatCanBeWrittenOnceIsNotLookedAt() {
        assertThat(sent(request("").post(body(22, true, false)).build())).isEmpty();
        assertThat(sent(request("").post(body(22, false, true)).build())).isEmpty();
    }

    @Test
    void aBodyIsReadUpToSixteenMegabytes() {
        assertThat(sent(request("").post(body(LARGEST_BODY, false, false)).build()))
                .containsExactly("hunter2");
        assertThat(sent(request("").post(body(LARGEST_BODY + 1, false, false)).build()))
                .isEmpty();
    }

    @Test
    void anUploadIsNotLookedAt() {
        UploadBody upload = UploadBody.oneShot(new ByteArrayInputStream(new byte[0]), 0, "text/plain");

        assertThat(sent(request("").post(new UploadRequestBody(upload)).build()))
                .isEmpty();
    }

    @Test
    void aBodyThatCannotBeWrittenHasNoSecrets() {
        RequestBody broken = new RequestBody() {
            @Override
            public @Nullable MediaType contentType() {
                return null;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                throw new IOException("broken");
            }
        };

        assertThat(sent(request("?token=in-query").post(broken).build())).containsExactly("in-query");
    }

    @Test
    void noMembersAreTheSameObject() {
        Map<String, JsonValue> none = Map.of();

        assertThat(new EchoedSecretMasker(Map.of("password", Secret.of("hunter2"))).mask(none))
                .isSameAs(none);
    }
}
