package org.connectorsdk.simulators.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AirbyteRoutesTest extends AirbyteFixture {
    @Override
    AirbyteOptions options() {
        return AirbyteOptions.defaults();
    }

    static Stream<String> laterPaths() {
        return Stream.of("""
                /connections/clear /connections/clear/stream /connections/reset/stream /connections/refresh
                /connections/list_paginated /connections/status /jobs/get_without_logs /applications/token
                /workspaces/list_paginated /workspaces/list_by_organization_id /workspaces/list_by_user_id
                /workspaces/get_by_slug /workspaces/get_by_connection_id /sources/partial_update
                /sources/upgrade_version /sources/list_paginated /destinations/partial_update
                /destinations/upgrade_version /destinations/list_paginated /connections/sync_progress
                /connections/stream_history /connections/events/list /connections/last_job_per_stream
                /connections/apply_schema_changes /jobs/list_for_workspaces
                /jobs/get_last_replication_job_with_cancel /jobs/get_debug_info""".split("\\s+", -1));
    }

    @ParameterizedTest
    @MethodSource("laterPaths")
    void whatCameLaterIsUnknownToAServerOf2023(String path) throws IOException {
        restart(AirbyteOptions.of2023().auth(AuthMode.NONE));
        Reply reply = config(path, "{}");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text("/_embedded/errors/0/message")).isNotBlank();
    }

    @Test
    void aServerOf2023HasNoPublicApi() throws IOException {
        restart(AirbyteOptions.of2023().auth(AuthMode.NONE));
        assertThat(open("GET", "/connections").status()).isEqualTo(404);
    }

    @Test
    void theListOfWorkspacesIsGoneToday() throws IOException {
        restart(AirbyteOptions.of2023().auth(AuthMode.NONE));
        assertThat(config("/workspaces/list", "").text("/workspaces/0/workspaceId"))
                .isEqualTo(state.workspaceId());
        restart(AirbyteOptions.defaults().auth(AuthMode.NONE));
        assertThat(config("/workspaces/list", "{}").status()).isEqualTo(404);
    }

    @Test
    void aWrongMethodIsToldApartFromAWrongPath() throws IOException {
        assertThat(send("GET", "/api/v1/connections/get", "").status()).isEqualTo(405);
        assertThat(send("GET", "/api/v1/connections/got", "").status()).isEqualTo(404);
    }

    @Test
    void thePublicApiCanBeServedWhereTheHostedOneHasIt() throws IOException {
        restart(AirbyteOptions.defaults().auth(AuthMode.NONE).publicRoot("/v1"));
        assertThat(send("GET", "/v1/connections", "").at("/data")).hasSize(1);
    }
}
