package org.connectorsdk.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Unit;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Query;
import retrofit2.http.Tag;

class SentSecretsTest {
    private static final String SECRET = "pa55w0rd-of-mine";

    interface LoginApi {
        @Operation(value = "find_logins", safety = Safety.READ)
        @GET("logins")
        Either<ConnectorError, Unit> find(@Query("password") String password, @Tag CallOptions options);

        @Operation(value = "log_in", safety = Safety.ONCE)
        @POST("logins")
        Either<ConnectorError, Unit> logIn(@Body Map<String, String> login, @Tag CallOptions options);

        @Operation(value = "list_logins", safety = Safety.READ)
        @GET("logins/all")
        Either<ConnectorError, Unit> all(@Tag CallOptions options);

        @Operation(value = "end_upload", safety = Safety.READ)
        @GET("uploads")
        Either<ConnectorError, Unit> end(@Header("X-Finalize-Token") String token, @Tag CallOptions options);
    }

    @AutoClose
    private final HttpFixture http = new HttpFixture().set(HttpSettings.ATTEMPTS, "1");

    SentSecretsTest() {
        http.server.always(
                exchange -> exchange.answer(400, "application/json", "{\"message\":\"no user with " + SECRET + "\"}"));
    }

    static Stream<Function<LoginApi, Either<ConnectorError, Unit>>> places() {
        CallOptions header =
                CallOptions.builder().header("X-Auth-Token", SECRET).build();
        return Stream.of(
                api -> api.find(SECRET, HttpFixture.PLAIN),
                api -> api.end(SECRET, HttpFixture.PLAIN),
                api -> api.all(header),
                api -> api.logIn(Map.of("password", SECRET), HttpFixture.PLAIN));
    }

    @ParameterizedTest
    @MethodSource("places")
    void whereverItIsSentItsEchoIsMasked(Function<LoginApi, Either<ConnectorError, Unit>> call) {
        ConnectorError error = call.apply(http.runtime().api(LoginApi.class)).getLeft();
        assertThat(error.message()).contains("no user with [secret]").doesNotContain(SECRET);
    }
}
