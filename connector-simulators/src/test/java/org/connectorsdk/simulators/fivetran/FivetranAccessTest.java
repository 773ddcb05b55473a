package org.connectorsdk.simulators.fivetran;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.connectorsdk.simulators.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may come in, in which form, how often, and how a refusal looks. */
class FivetranAccessTest extends FivetranFixture {
    static Stream<Row> operationsOnOne() {
        return Row.table("fivetran").filter(row -> row.path().contains("{connectionId}"));
    }

    @ParameterizedTest
    @MethodSource("operationsOnOne")
    void everyOperationOnAnUnknownConnectionIs404(Row row) throws IOException {
        String path = row.path().replace("{connectionId}", "no_such").replaceAll("\\{\\w+}", "x");
        assertThat(send(row.method(), path, "").refusal()).isEqualTo("404 NotFound_Connection");
    }

    @Test
    void anUnknownConnectionCanBeToldInTheOldWord() throws IOException {
        simulator.behaviour().unknownConnection("NotFound_Connector");
        assertThat(look("no_such").refusal()).isEqualTo("404 NotFound_Connector");
    }

    @Test
    void thePathsOfFormerTimesAreGone() throws IOException {
        assertThat(get("/v1/connectors/" + seeded()).refusal()).isEqualTo("404 NotFound");
    }

    @Test
    void aKeyThatWasRevokedIs401() throws IOException {
        simulator.revokeKey();
        assertThat(get(ALL).refusal()).isEqualTo("401 Unauthorized");
    }

    @Test
    void aRightThatIsMissingIsNamed() throws IOException {
        simulator.behaviour().withoutRight("list-groups", "GROUP_READ");
        Reply refused = get("/v1/groups");
        assertThat(refused.refusal()).isEqualTo("403 Forbidden");
        assertThat(refused.text("/message")).endsWith("Required permission: GROUP_READ");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 200",
        "application/json;version=2, 200",
        "'text/html, */*', 200",
        "application/json;version=3, 406",
        "text/html, 406"
    })
    void answersComeInOneFormOnly(String accepted, int status) throws IOException {
        assertThat(sendRaw("GET", ALL, "", authorization(), "Accept: " + accepted)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aBodyOfAnotherMediaTypeIs415() throws IOException {
        String path = ALL + "/" + seeded() + "/sync";
        assertThat(sendRaw("POST", path, "{}", authorization(), "Content-Type: text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void answersCarryTheVendorsTimeAndTheRate() throws IOException {
        simulator.skewClock(Duration.ofSeconds(90));
        simulator.behaviour().requestsPerHour(500);
        Reply reply = get(ALL);
        assertThat(ZonedDateTime.parse(reply.raw().header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isEqualTo(clock.instant().plusSeconds(90));
        assertThat(reply.raw().header("X-Rate-Limit")).isEqualTo("500");
        assertThat(reply.raw().header("X-Rate-Limit-Remaining")).isEqualTo("499");
    }

    @Test
    void moreRequestsThanAnHourHasAre429() throws IOException {
        simulator.behaviour().requestsPerHour(1);
        get(ALL);
        clock.advance(Duration.ofMinutes(10));
        Reply refused = get(ALL);
        assertThat(refused.refusal()).isEqualTo("429 TooManyRequests");
        assertThat(refused.raw().header("Retry-After")).isEqualTo("3000");
    }

    @Test
    void testsHaveAQuotaOfTheirOwn() throws IOException {
        String path = ALL + "/" + seeded() + "/test";
        simulator.behaviour().testsPerMinute(1);
        post(path, "{}");
        assertThat(post(path, "{}").raw().header("Retry-After")).isEqualTo("60");
        assertThat(get(ALL).status()).isEqualTo(200);
    }
}
