package org.connectorsdk.verification.journal;

import org.connectorsdk.airbyte.config.AirbyteConfigApi;
import org.connectorsdk.airbyte.publicapi.AirbytePublicApi;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.fivetran.FivetranApi;
import org.connectorsdk.planasonix.PlanasonixApi;
import org.connectorsdk.virtuousai.VirtuousAiApi;

/** One call through each vendor's own interface. */
final class NativeCalls {
    private static final CallOptions NONE = CallOptions.none();

    private NativeCalls() {}

    static void run(Recorder recorder, Connections client, String id) {
        String name = "by the vendor's interface";
        client.unwrap(AirbyteConfigApi.class)
                .ifPresent(api -> recorder.step(name, () -> api.health(NONE).map(answer -> "answered")));
        client.unwrap(AirbytePublicApi.class)
                .ifPresent(api ->
                        recorder.step(name, () -> api.getConnection(id, NONE).map(answer -> "answered")));
        client.unwrap(PlanasonixApi.class)
                .ifPresent(api ->
                        recorder.step(name, () -> api.getConnection(id, NONE).map(answer -> "answered")));
        client.unwrap(FivetranApi.class)
                .ifPresent(api ->
                        recorder.step(name, () -> api.getConnection(id, NONE).map(answer -> "answered")));
        client.unwrap(VirtuousAiApi.class)
                .ifPresent(api ->
                        recorder.step(name, () -> api.getConnection(id, NONE).map(answer -> "answered")));
    }
}
