package org.connectorsdk.cli.demo;

import java.time.Duration;
import java.util.List;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.cli.print.View;
import org.connectorsdk.cli.shell.ExitCode;

/**
 * One step of the demonstration.
 *
 * @param provider id of the provider
 * @param name the operation
 * @param result how it went
 * @param answer what the server answered, in a few words
 * @param elapsed how long it took
 * @param code the exit code if it ended here
 */
record Step(String provider, String name, Result result, String answer, Duration elapsed, ExitCode code) {

    static final View<Step> VIEW = new View<>(
            List.of("provider", "step", "result", "ms", "answer"),
            step -> List.of(
                    step.provider(),
                    step.name(),
                    step.result().word,
                    Long.toString(step.elapsed().toMillis()),
                    step.answer()),
            step -> JsonObject.builder()
                    .add("provider", step.provider())
                    .add("step", step.name())
                    .add("result", step.result().name())
                    .add("answer", step.answer())
                    .add("elapsedMs", step.elapsed().toMillis())
                    .build());

    enum Result {
        OK("ok"),
        NOT_OFFERED("not offered"),
        FAILED("failed"),
        SKIPPED("skipped");

        private final String word;

        Result(String word) {
            this.word = word;
        }
    }
}
