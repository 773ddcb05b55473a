package org.connectorsdk.testkit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reports of any number of conformance runs, one for each target, and the kill table if there is one. Immutable.
 *
 * @since 0.1.0
 */
public final class Reports {
    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Report> byTarget;
    private final @Nullable KillTable kills;

    private Reports(Map<String, Report> byTarget, @Nullable KillTable kills) {
        this.byTarget = byTarget;
        this.kills = kills;
    }

    /**
     * Reads reports. Of two reports about the same target the later run counts.
     *
     * @param places files, and folders of which every {@code .json} file is read
     * @param problems told of everything that cannot be read, one line each
     * @return what could be read
     */
    public static Reports read(List<Path> places, Consumer<String> problems) {
        Map<String, Report> byTarget = new TreeMap<>();
        KillTable kills = null;
        for (Path file : files(places, problems)) {
            JsonNode json = parse(file, problems);
            if (json == null) {
                continue;
            }
            if (KillTable.isOne(json)) {
                kills = KillTable.read(json);
            } else {
                Report report = Report.read(json);
                byTarget.merge(
                        report.target(), report, (one, other) -> one.at().compareTo(other.at()) > 0 ? one : other);
            }
        }
        return new Reports(byTarget, kills);
    }

    private static List<Path> files(List<Path> places, Consumer<String> problems) {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (!Files.isDirectory(place)) {
                files.add(place);
                continue;
            }
            try (Stream<Path> inside = Files.list(place)) {
                inside.filter(file -> file.toString().endsWith(".json"))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                problems.accept(place + " cannot be read");
            }
        }
        return files;
    }

    private static @Nullable JsonNode parse(Path file, Consumer<String> problems) {
        try {
            JsonNode json = JSON.readTree(file.toFile());
            boolean isReport = json != null
                    && json.path("format").asInt() == FORMAT
                    && !json.at("/subject/target").asText().isEmpty();
            if (isReport || (json != null && KillTable.isOne(json))) {
                return json;
            }
            problems.accept(file + " is no conformance report of format " + FORMAT);
        } catch (JsonProcessingException e) {
            problems.accept(file + " is no JSON");
        } catch (IOException e) {
            problems.accept(file + " cannot be read");
        }
        return null;
    }

    /** {@return whether no report was read} */
    public boolean isEmpty() {
        return byTarget.isEmpty();
    }

    /** {@return the targets and how far each conforms, by name} */
    public Map<String, String> results() {
        Map<String, String> results = new TreeMap<>();
        byTarget.forEach((target, report) -> results.put(target, report.result()));
        return results;
    }

    Collection<Report> all() {
        return byTarget.values();
    }

    Optional<Report> of(String target) {
        return Optional.ofNullable(byTarget.get(target));
    }

    boolean anyWaivers() {
        return all().stream().anyMatch(report -> !report.waivers().isEmpty());
    }

    Optional<KillTable> kills() {
        return Optional.ofNullable(kills);
    }

    /** All rules that any of the reports knows, in the order of the first that knows them. */
    List<Cell> rules() {
        Map<String, Cell> rules = new LinkedHashMap<>();
        all().forEach(report -> report.cells().values().forEach(cell -> rules.putIfAbsent(cell.rule(), cell)));
        return List.copyOf(rules.values());
    }
}
