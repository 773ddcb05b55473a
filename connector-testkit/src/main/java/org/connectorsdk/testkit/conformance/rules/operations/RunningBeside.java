package org.connectorsdk.testkit.conformance.rules.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.connectorsdk.testkit.conformance.AnswerTree;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.jspecify.annotations.Nullable;

/**
 * Runs beside a job that does run, in the vendor's list of jobs. They take the places of others, so that the vendor's
 * pages and counts stay right.
 */
final class RunningBeside {
    private final VendorHarness harness;
    private final String first;
    private final List<String> places;
    private @Nullable ObjectNode real;

    /**
     * Begins with one run.
     *
     * @param first the job that does run
     * @param places the jobs in whose places runs are shown, the first one among them
     */
    RunningBeside(VendorHarness harness, String first, List<String> places) {
        this.harness = harness;
        this.first = first;
        this.places = List.copyOf(places);
    }

    /** The id of another run. */
    static String id(String first, int number) {
        return first.chars().allMatch(Character::isDigit)
                ? Long.toString(Long.parseLong(first) + number)
                : first + number;
    }

    /** The ids of all runs, the one that does run among them. */
    List<String> all() {
        return IntStream.range(0, places.size())
                .mapToObj(number -> number == 0 ? first : id(first, number))
                .toList();
    }

    /** Shows the runs in a page of the list, each in its place. */
    void show(JsonNode answer, boolean reversed) {
        if (places.stream().noneMatch(id -> AnswerTree.mentions(answer, id))) {
            return;
        }
        ArrayNode jobs = harness.elements(answer);
        List<Integer> at = places.stream().map(id -> indexOf(jobs, id)).toList();
        if (real == null && at.get(0) >= 0) {
            real = (ObjectNode) jobs.get(at.get(0)).deepCopy();
        }
        ObjectNode shown = real;
        for (int place = 0; shown != null && place < places.size(); place++) {
            if (at.get(place) >= 0) {
                jobs.set(at.get(place), run(shown, reversed ? places.size() - 1 - place : place));
            }
        }
    }

    private int indexOf(ArrayNode jobs, String id) {
        for (int i = 0; i < jobs.size(); i++) {
            if (AnswerTree.leaves(jobs.get(i)).stream()
                    .anyMatch(leaf -> leaf.is(id) && harness.namesJob(leaf.name()))) {
                return i;
            }
        }
        return -1;
    }

    /** Those beside it began later. */
    private JsonNode run(ObjectNode shown, int number) {
        ObjectNode run = shown.deepCopy();
        if (number > 0) {
            AnswerTree.replace(run, first, id(first, number));
            AnswerTree.later(run, Duration.ofMinutes(number));
        }
        return run;
    }
}
