package org.connectorsdk.api.connection;

import java.time.Instant;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.FormReader;
import org.connectorsdk.api.json.form.Milliseconds;

/** The JSON form of a {@link TestReport}. */
final class TestReportJson {

    private TestReportJson() {}

    static JsonObject write(TestReport report) {
        return JsonObject.builder()
                .add("ok", report.ok())
                .add("message", report.message())
                .add("reason", report.reason().orElse(null))
                .add("parts", report.parts().stream().map(TestReportJson::part).toList())
                .add("latencyMs", report.latency().map(Milliseconds::of).orElse(null))
                .add("serverVersion", report.serverVersion().orElse(null))
                .add("observedAt", report.observedAt().map(Instant::toString).orElse(null))
                .add("vendor", report.vendorFields())
                .build();
    }

    private static JsonObject part(TestReport.Part part) {
        return JsonObject.builder()
                .add("name", part.name())
                .add("id", part.id())
                .add("ok", part.ok())
                .add("state", part.state().name())
                .add("message", part.message())
                .add("vendor", part.vendorFields())
                .build();
    }

    static TestReport read(JsonObject json) {
        FormReader form = FormReader.of("TestReport", json);
        return TestReport.builder(form.flag("ok"))
                .message(form.text("message"))
                .reason(form.optionalText("reason").orElse(null))
                .parts(form.objects("parts").stream().map(TestReportJson::part).toList())
                .latency(form.optionalDuration("latencyMs").orElse(null))
                .serverVersion(form.optionalText("serverVersion").orElse(null))
                .observedAt(form.optionalInstant("observedAt").orElse(null))
                .vendorFields(form.tree("vendor"))
                .build();
    }

    private static TestReport.Part part(FormReader form) {
        return new TestReport.Part(
                form.text("name"),
                form.text("id"),
                form.constant("state", TestReport.State.class),
                form.text("message"),
                form.tree("vendor"));
    }
}
