package org.connectorsdk.verification.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Route;
import org.connectorsdk.verification.incidents.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a vendor answers is in the neutral value or in its vendor fields, or the vendor's page says that only the native
 * record has it. The bodies are walked as they were sent, and each value in them is looked for in what the call gave.
 */
class NeutralValuesTest {
    private static final String HEADING = "## What only the native records have";
    private static final CallOptions NONE = CallOptions.none();
    private static final String ALL = "everything";

    /** One answer that a call needed. */
    private record Part(String call, String request) implements Comparable<Part> {
        @Override
        public int compareTo(Part other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return "| " + call + " | `" + request + "` |";
        }
    }

    private final Map<Part, Set<String>> missing = new TreeMap<>();
    private final Map<String, List<JsonNode>> answers = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"airbyte", "fivetran", "hotdata", "planasonix", "virtuousai"})
    void whatIsInNoNeutralValueIsOnThePage(String provider) {
        Stage.targets().filter(target -> target.provider().equals(provider)).forEach(this::callAll);

        Map<Part, Set<String>> told = told(provider);
        assertThat(missing).as("not told on the page, or not missing").isEqualTo(covered(told));
    }

    private void callAll(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            Connections client = stage.open();
            ConnectionId id = stage.seed(2).get(0).id();
            stage.harness().simulator().routes().stream()
                    .filter(route -> !route.template().endsWith("/token"))
                    .forEach(route -> record(stage, route));

            look("list", () -> client.list(ConnectionQuery.all()));
            look("get", () -> client.get(id));
            look("test", () -> client.test(id));
            client.facet(Workspaces.class)
                    .ifPresent(facet -> look("workspaces", () -> facet.workspaces(Optional.empty(), NONE)));
            stage.harness()
                    .seedCatalog()
                    .ifPresent(seeded -> look(
                            "introspect", () -> client.introspect(seeded.connection(), IntrospectionRequest.all())));
            client.facet(TablePreview.class)
                    .ifPresent(facet -> stage.harness()
                            .seedRows(2)
                            .ifPresent(seeded -> look(
                                    "preview", () -> facet.preview(seeded.connection(), seeded.table(), 5, NONE))));
            client.facet(FileBrowser.class)
                    .ifPresent(facet -> stage.harness()
                            .seedFiles()
                            .ifPresent(files -> look("files", () -> facet.files(files, "", Optional.empty(), NONE))));
            if (client.descriptor().supports(Capability.SYNC)) {
                lookAtJobs(stage, client);
            }
        }
    }

    private void lookAtJobs(Stage stage, Connections client) {
        ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING), JobStep.of(JobState.SUCCEEDED));
        JobRef ref = client.sync(id, SyncRequest.full()).get().ref();
        look("job", () -> client.job(ref));
        look("job", () -> client.job(ref));
        look("jobs", () -> client.jobs(id, JobQuery.all()));
    }

    private void record(Stage stage, Route route) {
        String request = route.method() + " " + route.template().substring(1);
        stage.always(
                route.operation(),
                Fault.rewriteTree(answer -> answers.computeIfAbsent(request, name -> new ArrayList<>())
                        .add(answer.deepCopy())));
    }

    /** Makes a call, if the provider has it, and notes which parts of its answers are missing in what it gave. */
    private void look(String name, Supplier<Either<ConnectorError, ?>> call) {
        answers.clear();
        Either<ConnectorError, ?> given = call.get();
        if (given.isLeft()) {
            assertThat(given.getLeft()).isInstanceOf(ConnectorError.Unsupported.class);
            return;
        }
        Set<String> scalars = NeutralScalars.of(given.get());
        answers.forEach((request, bodies) -> {
            Set<String> paths = new TreeSet<>();
            bodies.forEach(body -> walk("", body, scalars, paths));
            if (!paths.isEmpty()) {
                missing.computeIfAbsent(new Part(name, request), part -> new TreeSet<>())
                        .addAll(paths);
            }
        });
    }

    private static void walk(String path, JsonNode body, Set<String> scalars, Set<String> missing) {
        if (body.isObject()) {
            body.properties()
                    .forEach(member -> walk(
                            path.isEmpty() ? member.getKey() : path + '.' + member.getKey(),
                            member.getValue(),
                            scalars,
                            missing));
        } else if (body.isArray()) {
            body.forEach(element -> walk(path, element, scalars, missing));
        } else if (!body.isNull() && !scalars.contains(NeutralScalars.plain(body.asText()))) {
            missing.add(path);
        }
    }

    /** What is missing, as far as the page tells it, with the words of the page for what it tells without need. */
    private Map<Part, Set<String>> covered(Map<Part, Set<String>> told) {
        Map<Part, Set<String>> covered = new TreeMap<>();
        told.forEach((part, members) -> {
            Set<String> paths = missing.getOrDefault(part, Set.of());
            Set<String> known = new TreeSet<>();
            for (String member : members) {
                List<String> those = paths.stream()
                        .filter(path -> member.equals(ALL) || (path + '.').startsWith(member + '.'))
                        .toList();
                known.addAll(those.isEmpty() ? List.of("told without need: " + member) : those);
            }
            covered.put(part, known);
        });
        return covered;
    }

    private static Map<Part, Set<String>> told(String provider) {
        String page = Documents.read(Documents.ROOT.resolve("docs/providers/" + provider + ".md"));
        Map<Part, Set<String>> told = new TreeMap<>();
        page.substring(page.indexOf(HEADING) + HEADING.length())
                .lines()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .map(line -> line.split("\\|"))
                .forEach(cells -> told.put(
                        new Part(cells[1].strip(), cells[2].strip().replace("`", "")),
                        new TreeSet<>(Stream.of(cells[3].split(","))
                                .map(word -> word.strip().replace("`", ""))
                                .toList())));
        return told;
    }
}
