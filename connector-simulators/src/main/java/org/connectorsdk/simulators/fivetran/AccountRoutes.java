package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Whose key it is, the groups with their destinations, and the services that connections can be of. */
final class AccountRoutes extends FivetranRoutes {
    AccountRoutes(FivetranState state) {
        super(state);
    }

    @Override
    void addTo(RouteGroup api) {
        api.get("get-account-info", "/account/info", request -> account());
        api.get("list-groups", "/groups", this::groups);
        api.get("get-group", "/groups/{groupId}", request -> data(group(request).shown()));
        api.get("list-group-connections", "/groups/{groupId}/connections", this::connections);
        api.get("list-connector-types", "/metadata/connector-types", this::types);
        api.get("get-connector-type", "/metadata/connector-types/{service}", this::type);
        api.get("get-destination", "/destinations/{destinationId}", request -> data(destination(request)));
        api.post("run-destination-tests", "/destinations/{destinationId}/test", this::testDestination);
    }

    private static Answer account() {
        return data(Json.object()
                .put("account_id", "sandy_account")
                .put("account_name", "Sample Account")
                .put("user_id", FivetranState.USER));
    }

    private Answer groups(VendorRequest request) {
        return ListPage.of(request, state).of(state.groups, group -> true, Group::shown);
    }

    private Group group(VendorRequest request) {
        return state.group(request.pathParameter("groupId"));
    }

    private Answer connections(VendorRequest request) {
        String group = group(request).id();
        return new ConnectionRoutes(state).list(request, connection -> connection.groupId.equals(group));
    }

    private Answer types(VendorRequest request) {
        return ListPage.of(request, state).of(state.types, type -> true, ConnectorType::summary);
    }

    private Answer type(VendorRequest request) {
        String service = request.pathParameter("service");
        return data(state.types
                .find(service)
                .map(ConnectorType::detail)
                .orElseThrow(
                        () -> FivetranErrors.notFound("NotFound_Service", "Cannot find service '" + service + "'")));
    }

    private ObjectNode destination(VendorRequest request) {
        return state.group(request.pathParameter("destinationId")).destination();
    }

    private Answer testDestination(VendorRequest request) {
        ObjectNode destination = destination(request);
        request.read(members -> {
            members.flag("trust_fingerprints", false);
            return members.flag("trust_certificates", false);
        });
        state.quotas.takeTest();
        destination
                .putArray("setup_tests")
                .add(SetupTest.of("Connecting to host", SetupTest.PASSED, "").shown());
        return data(200, "Setup tests were completed", destination);
    }
}
