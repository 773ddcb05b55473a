package org.connectorsdk.simulators.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.connectorsdk.testkit.simulator.Route;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.Simulators;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AirbyteRoutesTest extends AirbyteFixture {
    private static final Set<String> OPEN_TO_ALL =
            Set.of("health", "public-health", "application-token", "public-application-token");
    private static final Set<String> NOT_TODAY = Set.of("list-workspaces");

    private static final String OPERATIONS = """
            create-connection POST /api/v1/connections/create 200
            get-connection POST /api/v1/connections/get 200
            list-connections POST /api/v1/connections/list 200
            list-all-connections POST /api/v1/connections/list_all 200
            search-connections POST /api/v1/connections/search 200
            update-connection POST /api/v1/connections/update 200
            delete-connection POST /api/v1/connections/delete 204
            sync-connection POST /api/v1/connections/sync 200
            reset-connection POST /api/v1/connections/reset 200
            reset-connection-stream POST /api/v1/connections/reset/stream 200
            clear-connection POST /api/v1/connections/clear 200
            clear-connection-stream POST /api/v1/connections/clear/stream 200
            refresh-connection POST /api/v1/connections/refresh 200
            list-connections-paginated POST /api/v1/connections/list_paginated 200
            connection-statuses POST /api/v1/connections/status 200
            list-sources POST /api/v1/sources/list 200
            get-source POST /api/v1/sources/get 200
            create-source POST /api/v1/sources/create 200
            update-source POST /api/v1/sources/update 200
            delete-source POST /api/v1/sources/delete 204
            check-source POST /api/v1/sources/check_connection 200
            check-source-for-update POST /api/v1/sources/check_connection_for_update 200
            check-source-config POST /api/v1/scheduler/sources/check_connection 200
            discover-source-schema POST /api/v1/sources/discover_schema 200
            list-destinations POST /api/v1/destinations/list 200
            get-destination POST /api/v1/destinations/get 200
            create-destination POST /api/v1/destinations/create 200
            update-destination POST /api/v1/destinations/update 200
            delete-destination POST /api/v1/destinations/delete 204
            check-destination POST /api/v1/destinations/check_connection 200
            check-destination-for-update POST /api/v1/destinations/check_connection_for_update 200
            check-destination-config POST /api/v1/scheduler/destinations/check_connection 200
            get-job POST /api/v1/jobs/get 200
            get-job-light POST /api/v1/jobs/get_light 200
            get-job-without-logs POST /api/v1/jobs/get_without_logs 200
            list-jobs POST /api/v1/jobs/list 200
            get-last-replication-job POST /api/v1/jobs/get_last_replication_job 200
            cancel-job POST /api/v1/jobs/cancel 200
            list-workspaces POST /api/v1/workspaces/list 200
            get-workspace POST /api/v1/workspaces/get 200
            list-source-definitions POST /api/v1/source_definitions/list 200
            list-destination-definitions POST /api/v1/destination_definitions/list 200
            get-source-specification POST /api/v1/source_definition_specifications/get 200
            get-state POST /api/v1/state/get 200
            health GET /api/v1/health 200
            application-token POST /api/v1/applications/token 200
            public-application-token POST /api/public/v1/applications/token 200
            public-list-connections GET /api/public/v1/connections 200
            public-create-connection POST /api/public/v1/connections 200
            public-get-connection GET /api/public/v1/connections/{connectionId} 200
            public-patch-connection PATCH /api/public/v1/connections/{connectionId} 200
            public-delete-connection DELETE /api/public/v1/connections/{connectionId} 204
            public-create-job POST /api/public/v1/jobs 200
            public-list-jobs GET /api/public/v1/jobs 200
            public-get-job GET /api/public/v1/jobs/{jobId} 200
            public-cancel-job DELETE /api/public/v1/jobs/{jobId} 200
            public-stream-properties GET /api/public/v1/streams 200
            public-list-sources GET /api/public/v1/sources 200
            public-get-source GET /api/public/v1/sources/{sourceId} 200
            public-list-destinations GET /api/public/v1/destinations 200
            public-get-destination GET /api/public/v1/destinations/{destinationId} 200
            public-list-workspaces GET /api/public/v1/workspaces 200
            public-get-workspace GET /api/public/v1/workspaces/{workspaceId} 200
            public-health GET /api/public/v1/health 200
            public-list-connector-definitions GET /api/public/v1/connector_definitions 200
            public-list-declarative-source-definitions GET /api/public/v1/workspaces/{workspaceId}/definitions/declarative_sources 200
            public-create-declarative-source-definition POST /api/public/v1/workspaces/{workspaceId}/definitions/declarative_sources 200
            public-get-declarative-source-definition GET /api/public/v1/workspaces/{workspaceId}/definitions/declarative_sources/{definitionId} 200
            public-update-declarative-source-definition PUT /api/public/v1/workspaces/{workspaceId}/definitions/declarative_sources/{definitionId} 200
            public-delete-declarative-source-definition DELETE /api/public/v1/workspaces/{workspaceId}/definitions/declarative_sources/{definitionId} 200
            public-list-source-definitions GET /api/public/v1/workspaces/{workspaceId}/definitions/sources 200
            public-create-source-definition POST /api/public/v1/workspaces/{workspaceId}/definitions/sources 200
            public-get-source-definition GET /api/public/v1/workspaces/{workspaceId}/definitions/sources/{definitionId} 200
            public-update-source-definition PUT /api/public/v1/workspaces/{workspaceId}/definitions/sources/{definitionId} 200
            public-delete-source-definition DELETE /api/public/v1/workspaces/{workspaceId}/definitions/sources/{definitionId} 200
            public-list-destination-definitions GET /api/public/v1/workspaces/{workspaceId}/definitions/destinations 200
            public-create-destination-definition POST /api/public/v1/workspaces/{workspaceId}/definitions/destinations 200
            public-get-destination-definition GET /api/public/v1/workspaces/{workspaceId}/definitions/destinations/{definitionId} 200
            public-update-destination-definition PUT /api/public/v1/workspaces/{workspaceId}/definitions/destinations/{definitionId} 200
            public-delete-destination-definition DELETE /api/public/v1/workspaces/{workspaceId}/definitions/destinations/{definitionId} 200
            public-create-source POST /api/public/v1/sources 200
            public-patch-source PATCH /api/public/v1/sources/{sourceId} 200
            public-put-source PUT /api/public/v1/sources/{sourceId} 200
            public-delete-source DELETE /api/public/v1/sources/{sourceId} 204
            public-create-destination POST /api/public/v1/destinations 200
            public-patch-destination PATCH /api/public/v1/destinations/{destinationId} 200
            public-put-destination PUT /api/public/v1/destinations/{destinationId} 200
            public-delete-destination DELETE /api/public/v1/destinations/{destinationId} 204
            public-initiate-oauth POST /api/public/v1/sources/initiateOAuth 200
            public-create-workspace POST /api/public/v1/workspaces 200
            public-update-workspace PATCH /api/public/v1/workspaces/{workspaceId} 200
            public-delete-workspace DELETE /api/public/v1/workspaces/{workspaceId} 204
            public-list-tags GET /api/public/v1/tags 200
            public-create-tag POST /api/public/v1/tags 200
            public-get-tag GET /api/public/v1/tags/{tagId} 200
            public-update-tag PATCH /api/public/v1/tags/{tagId} 200
            public-delete-tag DELETE /api/public/v1/tags/{tagId} 204
            list-workspaces-paginated POST /api/v1/workspaces/list_paginated 200
            list-workspaces-by-organization POST /api/v1/workspaces/list_by_organization_id 200
            list-workspaces-by-user POST /api/v1/workspaces/list_by_user_id 200
            get-workspace-by-slug POST /api/v1/workspaces/get_by_slug 200
            get-workspace-by-connection POST /api/v1/workspaces/get_by_connection_id 200
            list-sources-paginated POST /api/v1/sources/list_paginated 200
            partial-update-source POST /api/v1/sources/partial_update 200
            upgrade-source-version POST /api/v1/sources/upgrade_version 204
            list-destinations-paginated POST /api/v1/destinations/list_paginated 200
            partial-update-destination POST /api/v1/destinations/partial_update 200
            upgrade-destination-version POST /api/v1/destinations/upgrade_version 204
            sync-progress POST /api/v1/connections/sync_progress 200
            stream-history POST /api/v1/connections/stream_history 200
            list-connection-events POST /api/v1/connections/events/list 200
            last-job-per-stream POST /api/v1/connections/last_job_per_stream 200
            apply-schema-changes POST /api/v1/connections/apply_schema_changes 204
            list-jobs-for-workspaces POST /api/v1/jobs/list_for_workspaces 200
            get-last-replication-job-with-cancel POST /api/v1/jobs/get_last_replication_job_with_cancel 200
            get-job-debug-info POST /api/v1/jobs/get_debug_info 200""";

    @Override
    AirbyteOptions options() {
        return AirbyteOptions.defaults();
    }

    private static String line(Route route) {
        String successes = route.successes().stream().map(String::valueOf).collect(Collectors.joining("|"));
        return route.operation() + " " + route.method() + " " + route.template() + " " + successes;
    }

    @Test
    void everyOperationOfTheVendorsTableIsThereAndNoOther() {
        assertThat(simulator.routes().stream().map(AirbyteRoutesTest::line))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(OPERATIONS.split("\n")));
    }

    @Test
    void everyOperationWantsATokenExceptHealthAndTheExchangeItself() throws IOException {
        Map<String, Integer> statuses = new TreeMap<>();
        for (Route route : simulator.routes()) {
            String path = route.template().replaceAll("\\{\\w+}", NOWHERE);
            if (!OPEN_TO_ALL.contains(route.operation()) && !NOT_TODAY.contains(route.operation())) {
                statuses.put(route.operation(), send(route.method(), path, "").status());
            }
        }
        assertThat(statuses)
                .hasSize(111)
                .allSatisfy((operation, status) -> assertThat(status).isEqualTo(401));
    }

    @ParameterizedTest
    @CsvSource({
        "/connections/clear",
        "/connections/clear/stream",
        "/connections/reset/stream",
        "/connections/refresh",
        "/connections/list_paginated",
        "/connections/status",
        "/jobs/get_without_logs",
        "/applications/token",
        "/workspaces/list_paginated",
        "/workspaces/list_by_organization_id",
        "/workspaces/list_by_user_id",
        "/workspaces/get_by_slug",
        "/workspaces/get_by_connection_id",
        "/sources/partial_update",
        "/sources/upgrade_version",
        "/sources/list_paginated",
        "/destinations/partial_update",
        "/destinations/upgrade_version",
        "/destinations/list_paginated",
        "/connections/sync_progress",
        "/connections/stream_history",
        "/connections/events/list",
        "/connections/last_job_per_stream",
        "/connections/apply_schema_changes",
        "/jobs/list_for_workspaces",
        "/jobs/get_last_replication_job_with_cancel",
        "/jobs/get_debug_info"
    })
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

    @ParameterizedTest
    @CsvSource({"airbyte, config", "airbyte-public, public"})
    void bothFlavoursAreFoundByTheServiceLoader(String id, String api) {
        SimulatorProvider provider = Simulators.find(id).orElseThrow();
        try (VendorSimulator found = provider.start(SimulatorOptions.defaults())) {
            assertThat(provider.connector()).isEqualTo("airbyte");
            assertThat(found.settings()).containsEntry("api", api).containsKeys("workspace", "client-id");
            assertThat(found.settings().keySet()).containsAll(found.secretSettings());
        }
    }
}
