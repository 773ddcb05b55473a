package org.connectorsdk.testkit.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.connectorsdk.testkit.http.RawAnswer;
import org.connectorsdk.testkit.http.RawAnswer.Ending;
import org.connectorsdk.testkit.http.RawClient;
import org.connectorsdk.testkit.simulator.Exchange.Outcome;
import org.connectorsdk.testkit.simulator.ThingSimulator;
import org.connectorsdk.testkit.wire.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsOnTheWireTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String AUTH = "Authorization: Bearer t";
    private static final String JSON = "Content-Type: application/json";
    private static final String THING = "{\"name\":\"lamp\"}";
    private static final String LAMP_LIST = "{\"things\":[\"lamp\"]}";

    private final ThingSimulator simulator = new ThingSimulator();
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        simulator.start();
        client = new RawClient(simulator.baseUrl());
        create();
    }

    @AfterEach
    void everythingWentAsPlanned() throws IOException {
        client.close();
        simulator.close();
        assertThat(simulator.defects()).isEmpty();
        assertThat(simulator.faults().unfired()).isEmpty();
    }

    private RawAnswer create() throws IOException {
        return client.post("/v1/things", THING, AUTH, JSON);
    }

    private RawAnswer list() throws IOException {
        return client.get("/v1/things", AUTH);
    }

    private ArmedFault onCreate(Fault fault) {
        return simulator.faults().on("create_thing").inject(fault);
    }

    private ArmedFault onList(Fault fault) {
        return simulator.faults().on("list_things").inject(fault);
    }

    @Test
    void aResetBeforeLeavesNothingDoneAndNothingAnswered() throws IOException {
        onCreate(Fault.resetBefore());
        RawAnswer answer = create();
        assertThat(answer.ending()).isEqualTo(Ending.RESET);
        assertThat(answer.status()).isZero();
        assertThat(simulator.things()).hasSize(1);
        assertThat(simulator.journal().last().outcome()).isEqualTo(Outcome.CUT);
        assertThat(simulator.journal().last().status()).isZero();
    }

    @Test
    void aResetAfterExecutingLeavesTheWorkDoneAndNothingAnswered() throws IOException {
        onCreate(Fault.resetAfterExecuting());
        RawAnswer answer = create();
        assertThat(answer.ending()).isEqualTo(Ending.RESET);
        assertThat(answer.status()).isZero();
        assertThat(simulator.things()).hasSize(2);
    }

    @Test
    void aResetHitsTheConnectionThatWasUsedBefore() throws IOException {
        onCreate(Fault.resetAfterExecuting());
        create();
        assertThat(simulator.journal().connections()).containsExactly(client.localPort());
        assertThat(simulator.journal().count("create_thing")).isEqualTo(2);
    }

    @Test
    void aCloseBeforeEndsTheStreamInOrder() throws IOException {
        onCreate(Fault.closeBefore());
        RawAnswer answer = create();
        assertThat(answer.ending()).isEqualTo(Ending.FIN);
        assertThat(answer.status()).isZero();
        assertThat(simulator.things()).hasSize(1);
    }

    @Test
    void closeAfterExecutingEndsTheStreamInOrderWithTheWorkDone() throws IOException {
        onCreate(Fault.closeAfterExecuting());
        assertThat(create().ending()).isEqualTo(Ending.FIN);
        assertThat(simulator.things()).hasSize(2);
    }

    @Test
    void aCloseAfterTheAnswerLeavesTheClientWithADeadConnection() throws IOException {
        onList(Fault.closeAfterAnswer());
        RawAnswer answer = list();
        assertThat(answer.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(answer.headers()).doesNotContainKey("Connection");
        assertThat(client.isAtEnd()).isTrue();
    }

    @Test
    void aDelayHoldsTheWorkBack() throws IOException {
        onCreate(Fault.delay(Duration.ofMillis(150)));
        long start = System.nanoTime();
        assertThat(create().status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void aDelayAfterExecutingHoldsOnlyTheAnswerBack() throws Exception {
        onCreate(Fault.delayAfterExecuting(Duration.ofSeconds(30)));
        client.send("POST", "/v1/things", THING, AUTH, JSON);
        assertThat(simulator.faults().armed().get(0).awaitFired(1, PATIENCE)).isTrue();
        try (RawClient other = new RawClient(simulator.baseUrl())) {
            assertThat(other.get("/v1/things", AUTH).text()).isEqualTo("{\"things\":[\"lamp\",\"lamp\"]}");
        }
    }

    @Test
    void aHoldKeepsTheClientWaitingUntilItIsReleased() throws Exception {
        Latch latch = new Latch();
        onList(Fault.hold(latch));
        client.send("GET", "/v1/things", "", AUTH);
        assertThat(latch.awaitArrivals(1, PATIENCE)).isTrue();
        assertThat(simulator.journal().last().status()).isZero();
        latch.release();
        assertThat(client.read().text()).isEqualTo(LAMP_LIST);
    }

    @Test
    void aHoldAfterExecutingKeepsOnlyTheAnswerBack() throws Exception {
        Latch latch = new Latch();
        onCreate(Fault.holdAfterExecuting(latch));
        client.send("POST", "/v1/things", THING, AUTH, JSON);
        assertThat(latch.awaitArrivals(1, PATIENCE)).isTrue();
        assertThat(simulator.things()).hasSize(2);
        assertThat(simulator.journal().last().status()).isZero();
        latch.release();
        assertThat(client.read().status()).isEqualTo(201);
    }

    @Test
    void silenceAfterExecutingLastsUntilTheClientGivesUp() throws Exception {
        onCreate(Fault.noAnswerAfterExecuting());
        client.send("POST", "/v1/things", THING, AUTH, JSON);
        assertThat(simulator.journal().await(2, exchange -> exchange.bodyLength() > 0, PATIENCE))
                .isTrue();
        client.close();
        assertThat(simulator.journal().await(1, exchange -> exchange.outcome() == Outcome.ABANDONED, PATIENCE))
                .isTrue();
        assertThat(simulator.things()).hasSize(2);
        assertThat(simulator.journal().last().status()).isZero();
    }

    @Test
    void aHoldTellsWhenTheClientGivesUp() throws Exception {
        Latch latch = new Latch();
        onList(Fault.hold(latch));
        client.send("GET", "/v1/things", "", AUTH);
        assertThat(latch.awaitArrivals(1, PATIENCE)).isTrue();
        client.close();
        assertThat(latch.awaitAbandoned(1, PATIENCE)).isTrue();
        assertThat(simulator.journal().await(1, exchange -> exchange.outcome() == Outcome.ABANDONED, PATIENCE))
                .isTrue();
    }

    @Test
    void closingTheSimulatorLetsGoOfAClientThatIsNeverAnswered() throws Exception {
        ArmedFault silence = onCreate(Fault.noAnswer());
        client.send("POST", "/v1/things", THING, AUTH, JSON);
        assertThat(silence.awaitFired(1, PATIENCE)).isTrue();
        simulator.close();
        assertThat(client.read().status()).isZero();
        assertThat(simulator.things()).hasSize(1);
    }

    @Test
    void aCutBodyPromisesMoreThanItSends() throws IOException {
        onList(Fault.cutBody(0.5));
        RawAnswer answer = list();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(LAMP_LIST.length()));
        assertThat(answer.text()).isEqualTo(LAMP_LIST.substring(0, LAMP_LIST.length() / 2));
        assertThat(answer.ending()).isEqualTo(Ending.FIN);
    }

    @Test
    void aBodyCanBeCutAfterTheHeadersByAReset() throws IOException {
        onCreate(Fault.cutBodyAfter(0).byReset());
        RawAnswer answer = create();
        assertThat(answer.body()).isEmpty();
        assertThat(answer.ending()).isEqualTo(Ending.RESET);
        assertThat(simulator.things()).hasSize(2);
        assertThat(simulator.journal().last().status()).isEqualTo(201);
    }

    @Test
    void aCutChunkedBodyLacksItsLastChunk() throws IOException {
        onList(Fault.cutBodyAfter(1000).chunked());
        RawAnswer answer = list();
        assertThat(answer.header("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(answer.text()).isEqualTo(LAMP_LIST.substring(0, LAMP_LIST.length() - 1));
        assertThat(answer.ending()).isEqualTo(Ending.FIN);
    }

    @Test
    void aCutCompressedBodyCannotBeUnpackedToItsEnd() throws IOException {
        onList(Fault.cutBody(0.9).gzip().chunked());
        RawAnswer answer = list();
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()));
        assertThat(catchThrowable(unpacked::readAllBytes)).isInstanceOf(EOFException.class);
    }

    @Test
    void aStatusIsSentInsteadOfTheWork() throws IOException {
        onCreate(Fault.status(503)
                .header("Retry-After", "0")
                .header("Retry-After", "2")
                .json("{}"));
        RawAnswer answer = create();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("0 | 2");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.text()).isEqualTo("{}");
        assertThat(simulator.things()).hasSize(1);
    }

    @Test
    void aBareStatusHasNeitherBodyNorContentType() throws IOException {
        onList(Fault.status(502));
        RawAnswer answer = list();
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers()).doesNotContainKey("Content-Type");
    }

    @Test
    void aStatusAfterExecutingLiesAboutTheWork() throws IOException {
        onCreate(Fault.statusAfterExecuting(500));
        assertThat(create().status()).isEqualTo(500);
        assertThat(simulator.things()).hasSize(2);
        assertThat(simulator.journal().last().fault()).contains("status-after-executing=500");
    }

    @Test
    void aProxyAnswersInHtml() throws IOException {
        onList(Fault.htmlProxy(504));
        RawAnswer answer = list();
        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).contains("504 Gateway Time-out");
    }

    @Test
    void aLoginPageIsASuccess() throws IOException {
        onList(Fault.loginPage());
        RawAnswer answer = list();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).contains("Sign in");
    }

    @Test
    void anEmptyBodyKeepsStatusAndContentType() throws IOException {
        onList(Fault.emptyBody());
        RawAnswer answer = list();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Content-Length")).isEqualTo("0");
    }

    @Test
    void brokenJsonIsCompleteByItsLength() throws IOException {
        onList(Fault.brokenJson());
        RawAnswer answer = list();
        assertThat(answer.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(answer.text()).isEqualTo(LAMP_LIST.substring(0, LAMP_LIST.length() / 2));
    }

    @Test
    void aRedirectPointsElsewhere() throws IOException {
        onCreate(Fault.redirect(307, URI.create("http://127.0.0.1:9/login")));
        RawAnswer answer = create();
        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location")).isEqualTo("http://127.0.0.1:9/login");
        assertThat(simulator.things()).hasSize(1);
    }

    @Test
    void aTrickleArrivesInPieces() throws IOException {
        onList(Fault.trickle(4, Duration.ofMillis(20)));
        client.send("GET", "/v1/things", "", AUTH);
        long start = System.nanoTime();
        RawAnswer answer = client.read();
        assertThat(answer.text()).isEqualTo(LAMP_LIST);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
    }

    @Test
    void anEndlessBodyGoesOnUntilTheClientLeaves() throws Exception {
        onList(Fault.endlessBody());
        client.send("GET", "/v1/things", "", AUTH);
        assertThat(client.stream().readNBytes(10_000_000)).hasSize(10_000_000);
        client.close();
        assertThat(simulator.journal().await(1, exchange -> exchange.outcome() == Outcome.ABANDONED, PATIENCE))
                .isTrue();
    }

    @Test
    void aGzipBombIsSmallOnTheWireAndEndsCorrectly() throws IOException {
        onList(Fault.gzipBomb(20_000_000));
        RawAnswer answer = list();
        assertThat(answer.body().length).isLessThan(100_000);
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(unpacked).hasSize(20_000_000 + LAMP_LIST.length());
        assertThat(new String(unpacked, unpacked.length - LAMP_LIST.length(), LAMP_LIST.length(), UTF_8))
                .isEqualTo(LAMP_LIST);
    }

    @Test
    void theHonestAnswerCanBeEdited() throws IOException {
        onList(Fault.rewriteJson(json -> json.put("extra", 1).remove("things")));
        assertThat(list().text()).isEqualTo("{\"extra\":1}");
    }

    @Test
    void theHonestAnswerCanBeReplacedAsAWhole() throws IOException {
        onList(Fault.rewrite(honest -> honest.header("X-Odd", "1").body(new byte[] {'?'})));
        RawAnswer answer = list();
        assertThat(answer.header("X-Odd")).isEqualTo("1");
        assertThat(answer.text()).isEqualTo("?");
    }

    @Test
    void anAnswerCanBeWorkedOutFromTheRequest() throws IOException {
        onList(Fault.answering(
                call -> Answer.text(401, call.rawHeader("Authorization").orElse(""))));
        assertThat(list().text()).isEqualTo("Bearer t");
    }

    @Test
    void somethingCanBeDoneOnTheServersSideFirst() throws IOException {
        onList(Fault.pass().doing(() -> simulator.seedConnections(1)));
        assertThat(list().text()).isEqualTo("{\"things\":[\"lamp\",\"thing-0\"]}");
    }

    @Test
    void aFaultCanComeAfterAPause() throws IOException {
        onCreate(Fault.resetBefore().after(Duration.ofMillis(100)));
        long start = System.nanoTime();
        assertThat(create().ending()).isEqualTo(Ending.RESET);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }
}
