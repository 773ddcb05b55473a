package org.connectorsdk.simulators.hotdata;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.testkit.simulator.IdSource;

/** Everything the service remembers. It is the monitor of the simulator: whoever holds it sees a state at rest. */
final class HotdataState {

    /** A short-lived token. */
    private record AccessToken(String apiToken, Instant end) {}

    private static final int ID_LENGTH = 26;

    private final IdSource ids;
    private final InstantSource clock;
    private final HotdataBehaviour behaviour = new HotdataBehaviour();
    private final Map<String, HotdataWorkspace> workspaces = new LinkedHashMap<>();
    private final Set<String> tokens = new LinkedHashSet<>();
    private final Map<String, AccessToken> accessTokens = new HashMap<>();

    HotdataState(IdSource ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    synchronized HotdataWorkspace addWorkspace(String name) {
        HotdataWorkspace workspace = new HotdataWorkspace(this, ids.text("ws_", 12), name);
        workspaces.put(workspace.id(), workspace);
        return workspace;
    }

    Optional<HotdataWorkspace> workspace(String id) {
        return Optional.ofNullable(workspaces.get(id));
    }

    List<HotdataWorkspace> workspaces() {
        return List.copyOf(workspaces.values());
    }

    synchronized String issueToken() {
        String token = ids.text("hd_", 40);
        tokens.add(token);
        return token;
    }

    synchronized void revokeToken(String token) {
        tokens.remove(token);
    }

    boolean isApiToken(String token) {
        return tokens.contains(token);
    }

    /** Accepts a token until its end, as long as the API token that it was made for is good. */
    void addAccessToken(String token, String apiToken, Instant end) {
        accessTokens.put(token, new AccessToken(apiToken, end));
    }

    synchronized boolean knowsToken(String token) {
        AccessToken minted = accessTokens.get(token);
        return isApiToken(token) || (minted != null && isApiToken(minted.apiToken()) && now().isBefore(minted.end()));
    }

    /** An id in the form of the engine: four letters for the kind and 26 characters. */
    String newId(String kind) {
        return ids.text(kind, ID_LENGTH);
    }

    Instant now() {
        return clock.instant();
    }

    HotdataBehaviour behaviour() {
        return behaviour;
    }
}
