package org.connectorsdk.testkit.conformance.suite;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.NotApplicable;
import org.connectorsdk.testkit.conformance.VendorHarness;

/** A real account in neutral words: there is no back door, so what a rule would seed or inspect has no meaning here. */
final class LiveHarness extends VendorHarness {
    private final VendorHarness simulated;
    private final LiveTarget target;

    LiveHarness(LiveRelay relay, VendorHarness simulated, LiveTarget target) {
        super(relay, Map.of());
        this.simulated = simulated;
        this.target = target;
    }

    private static NotApplicable noBackDoor() {
        return new NotApplicable(NotApplicable.Reason.LIVE);
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public ConnectorConfig config(URI address) {
        return target.config().toBuilder()
                .set(LiveTarget.ADDRESS, throughRelay(address))
                .build();
    }

    @Override
    public Map<String, String> settings(URI address) {
        Map<String, String> settings = new TreeMap<>(target.secrets());
        settings.put(LiveTarget.ADDRESS, throughRelay(address).toString());
        return settings;
    }

    /** What stands in the account's address after the host stands in that of the relay as well. */
    private URI throughRelay(URI address) {
        String path = target.address().getRawPath();
        return path == null || path.isEmpty() ? address : address.resolve(path);
    }

    @Override
    public Set<String> secretSettings() {
        return target.secrets().keySet();
    }

    @Override
    public List<String> operations(NeutralCall call) {
        return simulated.operations(call);
    }

    /** What is there already. */
    @Override
    public List<Connection> seed(int count) {
        if (target.present().isEmpty()) {
            throw noBackDoor();
        }
        return target.present().stream().limit(count).toList();
    }

    @Override
    public boolean holds(ConnectionId id) {
        throw noBackDoor();
    }

    @Override
    public int connections() {
        throw noBackDoor();
    }

    @Override
    public Object snapshot() {
        throw noBackDoor();
    }

    @Override
    public ConnectionId absentId() {
        return simulated.absentId();
    }

    @Override
    public ConnectionSpec spec(String name) {
        throw noBackDoor();
    }

    @Override
    public String requestIdHeader() {
        return simulated.requestIdHeader();
    }

    @Override
    public void close() {
        super.close();
        simulated.close();
    }
}
