package org.connectorsdk.verification.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Answers that nobody can hold, with the settings that a client has by itself: each ends in an error with a kind, and
 * the next call works.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmallHeapTest {
    private static final String CASES = """
            list,   GZIPPED, ELEMENTS,      PAYLOAD_TOO_LARGE max-answer-bytes
            list,   GZIPPED, TEXT,          PAYLOAD_TOO_LARGE max-answer-bytes
            list,   GZIPPED, BLANKS,        PAYLOAD_TOO_LARGE max-answer-bytes
            get,    GZIPPED, MEMBERS,       PAYLOAD_TOO_LARGE max-answer-bytes
            list,   CHUNKED, ELEMENTS,      PAYLOAD_TOO_LARGE max-answer-bytes
            get,    CHUNKED, MEMBERS,       PAYLOAD_TOO_LARGE max-answer-bytes
            stream, CHUNKED, TEXT,          PAYLOAD_TOO_LARGE max-element-bytes
            stream, GZIPPED, TEXT,          PAYLOAD_TOO_LARGE max-element-bytes
            list,   GZIPPED, LOG_BEFORE,    PAYLOAD_TOO_LARGE max-answer-bytes
            stream, GZIPPED, LOG_BEFORE,    PAYLOAD_TOO_LARGE max-skipped-bytes
            list,   CHUNKED, NESTED,        MALFORMED_RESPONSE
            stream, CHUNKED, NESTED,        MALFORMED_RESPONSE
            get,    CHUNKED, NESTED_MEMBER, MALFORMED_RESPONSE
            list,   FAILED,  TEXT,          PROVIDER_FAILURE
            list,   framing, HEADER_LINE,   MALFORMED_RESPONSE
            get,    framing, HEADER_LINES,  MALFORMED_RESPONSE
            list,   framing, CHUNK_EXTENSION, MALFORMED_RESPONSE
            stream, framing, CHUNK_EXTENSION, MALFORMED_RESPONSE
            get,    framing, CHUNK_SIZE,    MALFORMED_RESPONSE
            stream, framing, CHUNK_SIZE,    MALFORMED_RESPONSE
            list,   framing, EARLY_HINTS,   MALFORMED_RESPONSE
            """;

    private final Map<String, String> endings = new TreeMap<>();

    @BeforeAll
    void callAll() throws Exception {
        List<String> names = new ArrayList<>();
        List<String> args = new ArrayList<>();
        try (EndlessServer server = new EndlessServer()) {
            for (String line : CASES.lines().toList()) {
                String[] words = line.split(",", -1);
                String call = words[0].strip();
                String form = words[1].strip();
                String content = words[2].strip();
                names.add(call + " " + form + " " + content);
                args.addAll(List.of(call, server.url(form, content).toString()));
            }
            names.add("list whole");
            args.addAll(List.of("list", server.url("whole", 1_000).toString()));
            List<String> printed = SmallJvm.run(LimitsProgram.class, args.toArray(new String[0]));
            for (int i = 0; i < names.size(); i++) {
                endings.put(names.get(i), printed.get(i));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = CASES)
    void anAnswerWithoutEndEndsTyped(String call, String form, String content, String ending) {
        assertThat(endings.get(call + " " + form + " " + content)).isEqualTo(ending);
    }

    @Test
    void afterAllOfThemTheJvmStillWorks() {
        assertThat(endings).containsEntry("list whole", "got 1000");
    }
}
