package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.internal.json.Bodies.read;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.UnwrapRoot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnwrapRootTest {
    @UnwrapRoot({"data", "job"})
    record Job(
            String id,
            @Nullable String status,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    record Jobs(List<Job> jobs) {}

    private final Json json = Json.builder().build();

    private UnreadableAnswer failure(String text) {
        return Bodies.failure(Job.class, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a\",\"status\":\"s\"}",
                "{\"data\":{\"id\":\"a\",\"status\":\"s\"}}",
                "{\"meta\":{\"x\":[1]},\"data\":{\"job\":{\"status\":\"s\",\"id\":\"a\"},\"y\":{}},\"z\":\"text\"}",
                "{\"id\":\"outer\",\"job\":{\"id\":\"a\",\"status\":\"s\"}}",
            })
    void envelopesAreTakenOff(String text) throws IOException {
        assertThat(read(Job.class, text)).isEqualTo(new Job("a", "s", Map.of()));
    }

    @Test
    void aMemberOfThatNameThatIsNoObjectIsAMember() throws IOException {
        assertThat(read(Job.class, "{\"id\":\"a\",\"data\":[1],\"job\":null}").more())
                .containsOnlyKeys("data", "job");
    }

    @Test
    void elementsOfAListAreTakenOutOfTheirsToo() throws IOException {
        Jobs jobs = read(Jobs.class, "{\"jobs\":[{\"job\":{\"id\":\"a\"},\"n\":1},{\"id\":\"b\"}]}");
        assertThat(jobs.jobs()).extracting(Job::id).containsExactly("a", "b");
    }

    @Test
    void whatIsMissingIsNamedWithItsPlace() {
        assertThat(failure("{\"status\":\"s\"}")).hasMessage("id is missing");
        assertThat(failure("{\"data\":{\"job\":{}}}")).hasMessage("data.job.id is missing");
    }

    @Test
    void anEnvelopeThatIsCutShortIsAFailure() {
        assertThat(failure("{\"data\":{\"id\":\"a\"}").reason()).isEqualTo(UnreadableAnswer.Reason.NOT_JSON);
        assertThat(failure("{\"data\":{\"id\":\"a\"},\"x\":}").reason()).isEqualTo(UnreadableAnswer.Reason.NOT_JSON);
    }
}
