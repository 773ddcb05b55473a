package org.connectorsdk.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;

/** What an error is to callers of a program. */
class ErrorProblemTest {
    private static final Path DOCUMENT = Path.of("../../docs/spring.md");

    @Test
    void theDocumentedTableIsThatOfTheCode() throws Exception {
        Map<String, Integer> documented = new TreeMap<>();
        String table = Files.readString(DOCUMENT).replaceAll("(?s).*<!-- problems -->|<!-- /problems -->.*", "");
        for (String line : table.split("\n")) {
            Pattern.compile("`([A-Z_]+)`")
                    .matcher(line)
                    .results()
                    .forEach(kind -> documented.put(kind.group(1), Integer.parseInt(line.substring(2, 5))));
        }
        Map<String, Integer> coded = new TreeMap<>();
        Stream.of(ErrorKind.values()).forEach(kind -> coded.put(kind.name(), ErrorProblem.status(kind)));

        assertThat(documented).isEqualTo(coded);
    }

    @Test
    void membersHaveWhatCallersCanActOn() {
        ConnectorError error = new ConnectorError.NotFound(
                ErrorContext.of("hotdata", "get")
                        .status(404)
                        .summary("there is none")
                        .build(),
                "connection",
                "conn_1");

        ProblemDetail problem = ErrorProblem.of(error);

        assertThat(problem.getProperties())
                .containsEntry("kind", "NOT_FOUND")
                .containsEntry("operation", "get")
                .containsEntry("details", Map.of("type", "connection", "id", "conn_1"))
                .doesNotContainKeys("identity", "request", "retryAt", "problems");
    }
}
