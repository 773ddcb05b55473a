package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.cli.Commands.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to a command line that cannot be understood. */
class UsageTest {
    private final Commands commands = Commands.on(new AcmeConnections() {});

    @Test
    void withoutACommandThePageIsShownAndNothingIsDone() {
        Result result = commands.run();

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("Usage: connectors");
    }

    @Test
    void helpGoesToStandardOutput() {
        Result result = commands.run("--help");

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("Usage: connectors").contains("introspect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "providers",
                "check",
                "list",
                "get",
                "create",
                "update",
                "delete",
                "test",
                "disable",
                "reactivate",
                "set-default",
                "reconcile",
                "introspect",
                "preview",
                "profile",
                "query",
                "files",
                "workspaces",
                "raw",
                "sync",
                "backfill",
                "job",
                "jobs",
                "await",
                "cancel",
                "purge",
                "demo",
                "simulate",
                "conformance",
                "conformance-report"
            })
    void eachCommandHasAPageOfItsOwn(String command) {
        Result result = commands.run(command, "--help");

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("Usage: connectors " + command);
    }

    @Test
    void theVersionIsTold() {
        assertThat(commands.run("--version").out()).startsWith("connectors ");
    }

    @ParameterizedTest
    @CsvSource({
        "--limit, 'must be a whole number, 9223372036854775807 at the most'",
        "--page-size, 'must be a whole number, 2147483647 at the most'"
    })
    void whatIsNoNumberIsExplainedAndNotRepeated(String option, String problem) {
        Result result = commands.run("list", "acme", option, "in-the-wrong-place");

        assertThat(result.err()).isEqualTo("error: " + option + " " + problem + "\nhint: connectors list --help\n");
    }

    @Test
    void whatIsNeitherTrueNorFalseIsNotRepeated() {
        Result result = commands.run("update", "acme", "c1", "--enabled", "in-the-wrong-place");

        assertThat(result.err()).startsWith("error: --enabled must be true or false\n");
    }

    @Test
    void anOptionWithoutItsValueIsNotCalledMissing() {
        assertThat(commands.run("list", "acme", "--limit").err()).startsWith("error: --limit needs a value\n");
        assertThat(commands.run("conformance-report", "--diff", "one").err())
                .startsWith("error: --diff needs 2 values\n");
    }

    @Test
    void everyMistakeIsALineAndTheHintNamesThePage() {
        Result result = commands.run("sync", "acme", "--colour=red", "--timeout", "soon", "--if-running", "WAIT");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines())
                .containsExactlyInAnyOrder(
                        "error: there is no option --colour",
                        "error: --timeout must be a time span such as 500ms, 30s, 2m, 1h, 7d or PT1M30S",
                        "error: --if-running must be one of join, skip, fail, restart",
                        "error: ID is missing",
                        "hint: connectors sync --help");
    }

    @Test
    void whatWasTypedInTheWrongPlaceIsNotRepeated() {
        Result result = commands.run("get", "acme", "c1", "hunter2", "--token=hunter2");

        assertThat(result.err()).contains("there is an argument too many").doesNotContain("hunter2");
    }

    @Test
    void anUnknownCommandIsRefused() {
        assertThat(commands.run("destroy").err())
                .isEqualTo("error: there is no such command\nhint: connectors --help\n");
    }

    @Test
    void aBlankIdIsRefused() {
        assertThat(commands.run("get", "acme", " ").err())
                .isEqualTo("error: ID must not be blank\nhint: connectors get --help\n");
    }

    @Test
    void whatIsNoJobHandleIsRefused() {
        assertThat(commands.run("job", "acme", "4711").err())
                .startsWith("error: HANDLE must be a job handle, as sync and jobs show it\n");
    }

    @Test
    void mistakesAreJsonWhereJsonWasAskedFor() {
        Result result = commands.run("get", "acme", "--output", "json");

        assertThat(result.err())
                .startsWith("{\"error\":{\"kind\":\"CONFIGURATION\",\"message\":\"ID is missing\"")
                .endsWith("\"hint\":\"connectors get --help\",\"exitCode\":2}}\n");
    }
}
