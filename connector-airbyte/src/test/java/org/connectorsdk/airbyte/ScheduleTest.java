package org.connectorsdk.airbyte;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check of a schedule lets through can be run; what it refuses never leaves this machine. */
@DisplayName("F-41: a check promises what it checks")
class ScheduleTest {
    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private static JsonObject json(String text) {
        return (JsonObject) Json.parse(text.getBytes(UTF_8)).orElseThrow();
    }

    private static JsonObject cron(AirbyteApi api, String expression, String zone) {
        return api == AirbyteApi.PUBLIC
                ? JsonObject.of("schedule", JsonObject.of("scheduleType", "cron", "cronExpression", expression))
                : JsonObject.of(
                        "scheduleType",
                        "cron",
                        "scheduleData",
                        JsonObject.of("cron", JsonObject.of("cronExpression", expression, "cronTimeZone", zone)));
    }

    private static JsonObject interval(String interval) {
        return JsonObject.of("scheduleType", "basic", "scheduleData", JsonObject.of("basicSchedule", json(interval)));
    }

    private Either<ConnectorError, Connection> create(Connections connections, JsonObject config) {
        return connections.create(ConnectionSpec.builder("scheduled", "link")
                .source(EndSpec.existing(fixture.source()))
                .destination(EndSpec.existing(fixture.destination()))
                .config(config)
                .build());
    }

    private Either<ConnectorError, Connection> update(Connections connections, JsonObject config) {
        return connections.update(
                fixture.connection(), ConnectionChange.builder().config(config).build());
    }

    private void assertRefused(AirbyteApi api, JsonObject config, String path) {
        Connections connections = fixture.open(api);
        for (Either<ConnectorError, Connection> answer :
                List.of(create(connections, config), update(connections, config))) {
            ConnectorError.InvalidRequest error = failed(answer, ConnectorError.InvalidRequest.class);
            assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(error.violations()).extracting(FieldViolation::path).containsExactly("config." + path);
        }
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    private static String expressionOf(AirbyteApi api) {
        return api == AirbyteApi.PUBLIC ? "schedule.cronExpression" : "scheduleData.cron.cronExpression";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99 99 99 * * ?",
                "cron(0 4 * * * ?)",
                "0 60 4 * * ?",
                "0 0 24 * * ?",
                "0 0 4 32 * ?",
                "0 0 4 * 13 ?",
                "0 0 4 ? * 8",
                "0 0 4 ? * MUN",
                "0 0 4 * * *",
                "5 4 * * *",
                "@daily",
                "",
                "0 0 4 * * ? 2026 x",
                "0 0 4 * * ? Europe/Paris",
                "0 0|30 4 * * ?",
                "0 0 4 * * ?|0 0 5 * * ?",
                "0 0 4|5 * * ?||0 0 6 * * ?"
            })
    void whatQuartzCannotReadIsRefusedInBothApis(String expression) {
        for (AirbyteApi api : AirbyteApi.values()) {
            assertRefused(api, cron(api, expression, "Europe/Paris"), expressionOf(api));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 15 2 * * ?",
                "0 0 4 ? * MON-FRI",
                "0 0 4 ? * mon",
                "0 0 4 L * ?",
                "0 0 4 15W * ?",
                "0 0 4 ? * 6#3",
                "0 0 4 ? * 6L",
                "0 0 8-18/2 ? * 2,4,6",
                "0 0 4 1/5 * ?",
                "0 0 4 1 JAN,JUL ? 2027-2030"
            })
    void whatQuartzReadsIsSentAndTaken(String expression) {
        for (AirbyteApi api : AirbyteApi.values()) {
            right(update(fixture.open(api), cron(api, expression, "Europe/Paris")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/ Paris",
                "Europe/Pari",
                "europe/paris",
                "+02:00",
                "Mars/Olympus",
                " UTC",
                "Etc/UTC",
                "etc"
            })
    void whatIsNoZoneIsRefused(String zone) {
        assertRefused(
                AirbyteApi.CONFIG, cron(AirbyteApi.CONFIG, "0 15 2 * * ?", zone), "scheduleData.cron.cronTimeZone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Paris", "UTC", "America/Argentina/Buenos_Aires", "Asia/Kathmandu"})
    void aZoneIsTaken(String zone) {
        right(update(fixture.open(), cron(AirbyteApi.CONFIG, "0 15 2 * * ?", zone)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "1.5", "\"12\"", "null", "99999999999999999999"})
    void unitsAreAWholeNumberFromOne(String units) {
        assertRefused(
                AirbyteApi.CONFIG,
                interval("{\"units\": " + units + ", \"timeUnit\": \"hours\"}"),
                "scheduleData.basicSchedule.units");
    }

    @Test
    void anIntervalNeedsAUnit() {
        assertRefused(AirbyteApi.CONFIG, interval("{\"units\": 1}"), "scheduleData.basicSchedule.timeUnit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hour", "HR", "fortnights", "seconds", "years", "h"})
    void aUnitThatIsNotTheVendorsIsSentAndWarnedOf(String unit) {
        fixture.fault(
                "update-connection",
                Fault.status(200).json("{\"connectionId\": \"" + fixture.connection() + "\", \"status\": \"active\"}"));
        Connection changed = right(update(fixture.open(), interval("{\"units\": 1, \"timeUnit\": \"" + unit + "\"}")));
        assertThat(changed.warnings())
                .anySatisfy(warning ->
                        assertThat(warning).startsWith("config.scheduleData.basicSchedule.timeUnit is not a unit"));
    }

    @Test
    void aUnitOfTheVendorsIsNotWarnedOf() {
        Connection changed = right(update(fixture.open(), interval("{\"units\": 6, \"timeUnit\": \"hours\"}")));
        assertThat(changed.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"schedule", "scheduleType", "scheduleData"})
    void aScheduleInTheWrongPlaceIsWarnedOf(String member) {
        JsonObject inner = JsonObject.of("streams", List.of(), member, JsonObject.empty());
        fixture.fault(
                "public-patch-connection",
                Fault.status(200).json("{\"connectionId\": \"" + fixture.connection() + "\", \"status\": \"active\"}"));
        Connection changed = right(update(fixture.open(AirbyteApi.PUBLIC), JsonObject.of("configurations", inner)));
        assertThat(changed.warnings())
                .containsExactly(
                        "config.configurations." + member + " sets no schedule: it belongs beside configurations");
    }

    @ParameterizedTest
    @EnumSource(AirbyteApi.class)
    void aScheduleThatWasReadCanBeWritten(AirbyteApi api) {
        Connections connections = fixture.open(api);
        JsonObject cron = cron(api, "0 15 2 * * ?", "UTC");
        right(update(connections, cron));
        Connection read = right(connections.get(fixture.connection()));
        assertThat(read.config().members()).containsAllEntriesOf(cron.members());
        assertThat(right(update(connections, read.config())).config()).isEqualTo(read.config());
    }

    private Connection readWith(String schedule) {
        String body = "{\"connectionId\": \"" + fixture.connection() + "\", \"status\": \"active\", \"schedule\": ";
        fixture.fault("public-get-connection", Fault.status(200).json(body + schedule + "}"));
        return right(fixture.open(AirbyteApi.PUBLIC).get(fixture.connection()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scheduleType\": \"cron\", \"cronExpression\": \"0 15 2 * * ? UTC\", \"basicTiming\": null}",
                "{\"scheduleType\": \"cron\", \"cronExpression\": \"0 15 2 * * ? UTC\"}"
            })
    void anIntervalThatIsNullTakesNothingFromACronSchedule(String schedule) {
        assertThat(readWith(schedule).config())
                .isEqualTo(json("{\"schedule\": {\"scheduleType\": \"cron\", \"cronExpression\": \"0 15 2 * * ?\"}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scheduleType\": \"basic\"}",
                "{\"scheduleType\": \"BASIC\", \"basicTiming\": null}",
                "{\"scheduleType\": \"basic\", \"basicTiming\": \"Every 6 HOURS\"}",
                "\"every day\"",
                "[]"
            })
    void whatCannotBeSentBackIsAVendorField(String schedule) {
        Connection read = readWith(schedule);
        assertThat(read.config().has("schedule")).isFalse();
        assertThat(read.vendorFields().get("schedule"))
                .contains(
                        json("{\"schedule\": " + schedule + "}").get("schedule").orElseThrow());
    }
}
