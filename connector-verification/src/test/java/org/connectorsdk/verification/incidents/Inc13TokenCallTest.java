package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.control.Either;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;

/**
 * INC-13: the token call itself is wrong: content type, path, missing fields (apache/airflow#46542,
 * airbytehq/airbyte-api-python-sdk#106).
 */
class Inc13TokenCallTest {

    @ForEveryProvider(with = "TOKEN_REFRESH")
    void whateverFormTheAnswerHasAHundredCallsCostOneToken(ConformanceTarget target) {
        List<Consumer<ObjectNode>> forms = List.of(
                answer -> answer.put("token_type", "Bearer").put("expires_in", 180),
                answer -> answer.remove(List.of("token_type", "expires_in")),
                answer -> answer.put("token_type", "bearer").put("expires_in", "180"));
        for (Consumer<ObjectNode> form : forms) {
            try (Stage stage = new Stage(target)) {
                stage.onToken().always().inject(Fault.rewriteJson(form));
                Connections client = stage.open();

                for (int i = 0; i < 100; i++) {
                    assertThat(client.list(ConnectionQuery.all()).isRight()).isTrue();
                }

                assertThat(stage.tokenCalls()).hasSize(1);
            }
        }
    }

    @ForEveryProvider(with = "LIST")
    void everySpellingOfTheAddressMeetsOrIsRefusedAtOnce(ConformanceTarget target) {
        Set<String> paths = new HashSet<>();
        for (String ending : List.of("", "/", "//", "?x=1", "/v1", "/v1/v1", "/api/v1", "/api/v1/", "/api/public/v1")) {
            try (Stage stage = new Stage(target)) {
                String address = stage.baseUrl().resolve("/").toString();
                Either<ConnectorError, Connections> opened = stage.tryOpen(config ->
                        config.set("base-url", address.substring(0, address.length() - 1) + ending));
                if (opened.isLeft()) {
                    assertThat(opened.getLeft().kind()).isEqualTo(ErrorKind.CONFIGURATION);
                    assertThat(opened.getLeft().message()).contains("base-url");
                    continue;
                }
                try (Connections client = opened.get()) {
                    if (client.list(ConnectionQuery.all()).isRight()) {
                        paths.add(stage.sent(NeutralCall.LIST).get(0).path());
                    }
                }
            }
        }
        assertThat(paths).hasSize(1);
    }

    @ForEveryProvider(with = "TOKEN_REFRESH")
    void aTokenEndpointsRefusalDiffersFromTheApisAndShowsNoCredential(ConformanceTarget target) {
        for (Fault fault : List.of(Fault.status(401), Fault.loginPage())) {
            try (Stage stage = new Stage(target)) {
                stage.onToken().always().inject(fault);

                ConnectorError error = stage.open().list(ConnectionQuery.all()).getLeft();

                assertThat(error.kind()).isIn(ErrorKind.UNAUTHENTICATED, ErrorKind.NOT_AN_API_ANSWER);
                assertThat(error.message()).containsIgnoringCase("token");
                stage.secrets()
                        .forEach(secret -> assertThat(error.message() + error).doesNotContain(secret));
                assertThat(stage.sent(NeutralCall.LIST)).isEmpty();
            }
        }
    }
}
