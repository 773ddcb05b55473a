package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.simulators.planasonix.PlanasonixSimulator;
import org.connectorsdk.simulators.planasonix.PlanasonixState;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant;
import org.connectorsdk.testkit.fixture.ProviderFixture;

/** A simulator of Planasonix and clients of it. */
final class PlanasonixFixture extends ProviderFixture<PlanasonixSimulator> {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    PlanasonixFixture() {
        this("");
    }

    PlanasonixFixture(String pathPrefix) {
        super(new PlanasonixProvider(), options -> new PlanasonixSimulator(options, pathPrefix));
    }

    PlanasonixState state() {
        return simulator().state();
    }

    PlanasonixTenant tenant() {
        return simulator().tenant();
    }

    /** A client of which somebody sees every call. */
    Connections openSeenBy(Function<CallStart, CallObservation> observer) {
        return open(
                config().build(), context().observer(Observer.ofCalls(observer)).build());
    }

    PlanasonixApi api() {
        return api(PlanasonixApi.class);
    }

    /** A connection put into the account behind the client's back; its id is its name. */
    ConnectionId seeded(String name, String type, String config) {
        state().addConnection(name, name, type, node(config));
        return ConnectionId.of(name);
    }

    ConnectionId seeded(String name) {
        return seeded(name, "postgres", "{'host':'pg.test','port':5432}");
    }

    /** The body of the latest request of an operation. */
    ObjectNode sent(String operation) {
        return node(last(operation).bodyText());
    }

    /** A JSON object; single quotes stand for double ones. */
    static ObjectNode node(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("text: " + text, e);
        }
    }

    static JsonObject json(String text) {
        return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .flatMap(value -> value.asObject())
                .orElseThrow();
    }

    /** The request was refused; what is asserted are the paths of its violations. */
    static AbstractListAssert<?, ?, String, ObjectAssert<String>> assertInvalid(Either<ConnectorError, ?> answer) {
        return assertThat(failed(answer, ConnectorError.InvalidRequest.class).violations())
                .extracting(FieldViolation::path);
    }
}
