package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.cli.Commands.Result;
import org.connectorsdk.cli.shell.JsonText;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.Test;

/**
 * The page about the command line tells the truth: its examples run, and their answers have the shape that it shows.
 */
class DocumentedExamplesTest {
    private static final Path PAGE = Path.of("..", "docs", "cli.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("```sh\\nconnectors ([^\\n]*)\\n```\\n\\n```json\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void everyExampleAnswersInTheShapeThatIsShown() throws IOException {
        try (VendorSimulator simulator = Simulation.hotdata()) {
            simulator.seedConnections(45);
            Commands commands =
                    Simulation.commands(simulator, Connectors.discover()).environment("DB_PASSWORD", "s3cr3t");
            int examples = 0;
            for (Matcher example = EXAMPLE.matcher(Files.readString(PAGE)); example.find(); examples++) {
                check(commands, example.group(1), example.group(2));
            }
            assertThat(examples).isGreaterThan(10);
        }
    }

    private void check(Commands commands, String line, String documented) {
        Result result = commands.run(words(line));
        String answer = result.out().isEmpty() ? result.err() : result.out();
        JsonValue seen = parsed(answer);
        assertThat(shape(seen)).as("%s answers %s", line, answer).isEqualTo(shape(parsed(documented)));
        seen.asObject().ifPresent(object -> {
            object.string("id").ifPresent(id -> variables.putIfAbsent("$ID", id));
            object.string("handle").ifPresent(handle -> variables.put("$HANDLE", handle));
        });
    }

    private String[] words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find(); ) {
            String text = word.group(1) != null ? word.group(1) : word.group(2);
            words.add(variables.getOrDefault(text, text));
        }
        return words.toArray(String[]::new);
    }

    private static JsonValue parsed(String json) {
        Either<String, JsonObject> wrapped = JsonText.object("{\"value\":" + json + "}");
        return wrapped.getOrElseThrow(problem -> new AssertionError(problem + ": " + json))
                .get("value")
                .orElseThrow();
    }

    /** Names and types; of an array the shape of its first element, and null for what may be there or not. */
    private static String shape(JsonValue value) {
        if (value instanceof JsonObject object) {
            StringBuilder members = new StringBuilder("{");
            object.members()
                    .forEach((name, member) -> members.append(name)
                            .append(':')
                            .append(name.equals("vendor") || name.equals("config") ? "…" : shape(member))
                            .append(' '));
            return members.append('}').toString();
        }
        if (value instanceof JsonArray array) {
            return array.isEmpty() ? "[]" : "[" + shape(array.get(0)) + "]";
        }
        return value instanceof JsonNull ? "null" : value.getClass().getSimpleName();
    }
}
