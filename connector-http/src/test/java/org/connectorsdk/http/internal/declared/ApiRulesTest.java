package org.connectorsdk.http.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.connectorsdk.http.RawServer.thing;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.ThingApi;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.operation.Answer;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.StreamedArray;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;

class ApiRulesTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture();

    interface NoOperation {
        @GET("things")
        Either<ConnectorError, Thing> wrong();
    }

    interface BadName {
        @Operation(value = "List Things", safety = Safety.READ)
        @GET("things")
        Either<ConnectorError, Thing> wrong();
    }

    interface LeadingSlash {
        @Operation(value = "list_things", safety = Safety.READ)
        @GET("/things")
        Either<ConnectorError, Thing> wrong();
    }

    interface NotAnEither {
        @Operation(value = "list_things", safety = Safety.READ)
        @GET("things")
        Thing wrong();
    }

    interface OtherError {
        @Operation(value = "list_things", safety = Safety.READ)
        @GET("things")
        Either<String, Thing> wrong();
    }

    interface RawAnswer {
        @Operation(value = "list_things", safety = Safety.READ)
        @GET("things")
        @SuppressWarnings("rawtypes")
        Either<ConnectorError, Answer> wrong();
    }

    interface StreamWithoutElements {
        @Operation(value = "list_things", safety = Safety.READ)
        @GET("things")
        Either<ConnectorError, ElementStream<Thing>> wrong();
    }

    interface ElementsWithoutStream {
        @Operation(value = "list_things", safety = Safety.READ)
        @StreamedArray("things")
        @GET("things")
        Either<ConnectorError, Thing> wrong();
    }

    interface RepeatsConflicts {
        @Operation(value = "create_thing", safety = Safety.ONCE, retryOn = 409)
        @POST("things")
        Either<ConnectorError, Thing> wrong();
    }

    interface NoVerb {
        @Operation(value = "create_thing", safety = Safety.ONCE)
        Either<ConnectorError, Thing> wrong();
    }

    interface BareParameter {
        @Operation(value = "get_thing", safety = Safety.READ)
        @GET("things")
        Either<ConnectorError, Thing> wrong(String name);
    }

    interface PathWithoutPlace {
        @Operation(value = "get_thing", safety = Safety.READ)
        @GET("things")
        Either<ConnectorError, Thing> wrong(@Path("id") String id);
    }

    static List<Class<?>> wrongOnes() {
        return List.of(
                NoOperation.class,
                BadName.class,
                LeadingSlash.class,
                NotAnEither.class,
                OtherError.class,
                RawAnswer.class,
                StreamWithoutElements.class,
                ElementsWithoutStream.class,
                RepeatsConflicts.class,
                NoVerb.class,
                BareParameter.class,
                PathWithoutPlace.class);
    }

    @ParameterizedTest
    @MethodSource("wrongOnes")
    void aMethodThatBreaksARuleIsNamed(Class<?> api) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> http.runtime().api(api))
                .withMessageContaining(api.getSimpleName() + ".wrong");
    }

    @Test
    void aMissingOperationIsReportedInOneLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> http.runtime().api(NoOperation.class))
                .withMessage("api: NoOperation.wrong needs @Operation");
    }

    @Test
    void aClassIsNoApi() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> http.runtime().api(String.class))
                .withMessageContaining("not an interface");
    }

    interface Child extends ThingApi {}

    @Test
    void anInterfaceMayExtendAnother() {
        http.server.always(thing());
        assertThat(http.runtime().api(Child.class).get("a", HttpFixture.PLAIN).isRight())
                .isTrue();
    }
}
