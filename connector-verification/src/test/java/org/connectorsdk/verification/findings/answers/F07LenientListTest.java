package org.connectorsdk.verification.findings.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-07: one odd element costs itself, is said, and never ends the list. */
@Finding(
        value = "F-07",
        rule = "Each odd element of a list is an item with what could be read, or a warning of its page")
class F07LenientListTest {
    private static final int ODD = 1;

    /** What happens to one element, and whether it still has its id. */
    record Spoiling(Consumer<ArrayNode> change, boolean keepsId) {
        Fault fault() {
            return Stage.rewritingLists(list -> {
                if (list.size() > ODD) {
                    change.accept(list);
                }
            });
        }
    }

    private static Spoiling replaced(Consumer<ArrayNode> change) {
        return new Spoiling(change, false);
    }

    private static Spoiling edited(Consumer<ObjectNode> change, boolean keepsId) {
        return new Spoiling(list -> change.accept((ObjectNode) list.get(ODD)), keepsId);
    }

    private static void setId(ObjectNode element, Consumer<String> set) {
        List.of("id", "connectionId").stream().filter(element::has).forEach(set);
    }

    /** The member that is the name, which one vendor calls the schema. */
    private static String name(ObjectNode element) {
        return element.has("name") ? "name" : "schema";
    }

    static List<Input<Spoiling>> inputs() {
        return List.of(
                Input.of("null", replaced(list -> list.setNull(ODD))),
                Input.of("a number", replaced(list -> list.set(ODD, 7))),
                Input.of("a text", replaced(list -> list.set(ODD, "odd"))),
                Input.of("an array", replaced(list -> list.set(ODD, JsonNodeFactory.instance.arrayNode()))),
                Input.of("an empty object", replaced(list -> list.set(ODD, JsonNodeFactory.instance.objectNode()))),
                Input.of("no id", edited(element -> setId(element, element::remove), false)),
                Input.of("an empty id", edited(element -> setId(element, id -> element.put(id, "")), false)),
                Input.of("a blank id", edited(element -> setId(element, id -> element.put(id, " ")), false)),
                Input.of("null for an id", edited(element -> setId(element, element::putNull), false)),
                Input.of("an object for an id", edited(element -> setId(element, element::putObject), false)),
                Input.of("an object for a name", edited(element -> element.putObject(name(element)), true)),
                Input.of(
                        "an array for a name",
                        edited(element -> element.putArray(name(element)).add("x"), true)));
    }

    @ForEveryCase(with = "LIST")
    void anOddElementIsAnItemOrAWarningOfItsPage(Case<Spoiling> one, Stage stage) {
        List<ConnectionId> ids = ids(stage, one);

        Page<Connection> page = one.answer(stage.open(), ViewCall.list());

        assertThat(page.items()).extracting(Connection::id).isEqualTo(ids);
        assertThat(said(page.warnings(), page.items()))
                .isNotEmpty()
                .allMatch(warning -> warning.contains("element 1") || warning.contains("[1]"));
    }

    @ForEveryCase(with = "LIST")
    void aStreamLosesNothingEither(Case<Spoiling> one, Stage stage) {
        List<ConnectionId> ids = ids(stage, one);

        List<Connection> items = one.answer(stage.open(), ViewCall.stream());

        assertThat(items).extracting(Connection::id).isEqualTo(ids);
    }

    @ForEveryCase(with = "LIST")
    void aStreamSaysWhatItLeftOut(Case<Spoiling> one, Stage stage) {
        ids(stage, one);

        try (ItemStream<Connection> stream = stage.open().stream(ConnectionQuery.all())) {
            List<Connection> items = new ArrayList<>();
            for (Optional<Connection> item = stream.next().get();
                    item.isPresent();
                    item = stream.next().get()) {
                items.add(item.get());
            }
            assertThat(said(stream.warnings(), items)).isNotEmpty();
        }
    }

    @ForEveryCase(with = "LIST")
    void aListOfWhichNothingCanBeReadIsMalformed(Case<Spoiling> one, Stage stage) {
        stage.seed(2);
        stage.always(NeutralCall.LIST, Stage.rewritingLists(list -> {
            for (int i = 0; i < list.size(); i++) {
                list.setNull(i);
            }
        }));

        ConnectorError error = one.error(stage.open(), ViewCall.list());

        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.message()).contains("none of the 2 elements");
    }

    /** What is put among the jobs of a list. */
    static List<Input<Consumer<ArrayNode>>> oddJobs() {
        return List.of(
                Input.of("null", list -> list.insertNull(ODD)),
                Input.of("a number", list -> list.insert(ODD, 7)),
                Input.of("a text", list -> list.insert(ODD, "odd")),
                Input.of("an array", list -> list.insertArray(ODD)),
                Input.of("an empty object", list -> list.insertObject(ODD)),
                Input.of("a job without an id", list -> list.insertObject(ODD).put("status", "running")));
    }

    @ForEveryCase(with = "JOB_LIST", inputs = "oddJobs")
    void anOddJobIsAWarningOfItsPage(Case<Consumer<ArrayNode>> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));
        stage.always(NeutralCall.JOBS, Stage.rewritingLists(list -> {
            if (!list.isEmpty()) {
                one.value().accept(list);
            }
        }));

        Page<Job> page = one.answer(client, ViewCall.jobs(ref.connection().orElseThrow(), JobQuery.all()));

        assertThat(page.items()).extracting(job -> job.ref().jobId()).containsExactly(ref.jobId());
        assertThat(page.warnings()).singleElement().asString().contains("1");
    }

    /** What is odd about one job that keeps its id. */
    static List<Input<BiConsumer<ObjectNode, ObjectNode>>> oddMembers() {
        return List.of(
                Input.of(
                        "an id as text",
                        (row, job) ->
                                ids(job).forEach(id -> job.put(id, job.get(id).asText()))),
                Input.of(
                        "an id with places",
                        (row, job) -> ids(job).stream()
                                .filter(id -> job.get(id).isNumber())
                                .forEach(id ->
                                        job.put(id, new BigDecimal(job.get(id).asText() + ".0")))),
                Input.of("a whole counter with places", (row, job) -> counters(row, new BigDecimal("1500000000.0"))),
                Input.of("half a byte", (row, job) -> counters(row, new BigDecimal("0.5"))),
                Input.of(
                        "a result of another form",
                        (row, job) -> row.putArray("result").add("x")),
                Input.of("a status that is an object", (row, job) -> job.putObject("status")),
                Input.of(
                        "a time that is none",
                        (row, job) -> List.of("createdAt", "startTime", "created_at").stream()
                                .filter(job::has)
                                .forEach(time -> job.putObject(time))),
                Input.of("attempts that are a text", (row, job) -> row.put("attempts", "none")));
    }

    private static List<String> ids(ObjectNode job) {
        return List.of("id", "jobId", "job_id").stream().filter(job::has).toList();
    }

    private static void counters(ObjectNode row, BigDecimal value) {
        List.of("bytesSynced", "rowsSynced", "rows_synced").forEach(name -> row.put(name, value));
    }

    @ForEveryCase(with = "JOB_LIST", inputs = "oddMembers")
    void aJobThatKeepsItsIdIsNeverLost(Case<BiConsumer<ObjectNode, ObjectNode>> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));
        stage.always(NeutralCall.JOBS, Stage.rewritingLists(list -> {
            if (list.get(0) instanceof ObjectNode row) {
                one.value().accept(row, row.get("job") instanceof ObjectNode job ? job : row);
            }
        }));

        Page<Job> page = one.answer(client, ViewCall.jobs(ref.connection().orElseThrow(), JobQuery.all()));

        assertThat(page.items()).extracting(job -> job.ref().jobId()).containsExactly(ref.jobId());
    }

    private static List<String> said(List<String> ofPage, List<Connection> items) {
        List<String> said = new ArrayList<>(ofPage);
        items.forEach(item -> said.addAll(item.warnings()));
        return said;
    }

    /** Spoils one of three connections. {@return the ids that a list still shows, in their order} */
    private static List<ConnectionId> ids(Stage stage, Case<Spoiling> one) {
        stage.seed(3);
        List<ConnectionId> ids = stage.open().list(ConnectionQuery.all()).get().items().stream()
                .map(Connection::id)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!one.value().keepsId()) {
            ids.remove(ODD);
        }
        stage.always(NeutralCall.LIST, one.value().fault());
        return ids;
    }
}
