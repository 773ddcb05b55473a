package org.connectorsdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of the documentation lists the meters that there are, with their types and tags. */
class DocumentedMetersTest {
    private static final Path DOCUMENT = Path.of("../../docs/observability.md");

    @Test
    void theTableIsThatOfARunInWhichEverythingHappens() throws IOException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Set<String> found = new TreeSet<>();
        Run.of(MicrometerObserver.of(meters), vendor -> meters.getMeters().forEach(meter -> found.add(row(meter))));

        assertThat(documented()).containsExactlyElementsOf(found);
    }

    private static String row(Meter meter) {
        String tags = meter.getId().getTags().stream().map(Tag::getKey).sorted().collect(Collectors.joining("`, `"));
        String type = meter.getId().getType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "| `" + meter.getId().getName() + "` | " + type + " | `" + tags + "` |";
    }

    /** The rows without their last column, which says what the meter is about. */
    private static Set<String> documented() throws IOException {
        String text = Files.readString(DOCUMENT);
        return text.substring(text.indexOf("<!-- meters -->"), text.indexOf("<!-- /meters -->"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.lastIndexOf(" | ") + 2))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
