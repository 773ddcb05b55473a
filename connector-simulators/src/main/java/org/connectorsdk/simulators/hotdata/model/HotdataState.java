package org.connectorsdk.simulators.hotdata.model;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.connectorsdk.simulators.TokenService;
import org.connectorsdk.testkit.simulator.ApiEvolution;
import org.connectorsdk.testkit.simulator.IdSource;

/**
 * Everything the service remembers. It is the monitor of the simulator: whoever holds it sees a state at rest.
 *
 * @since 0.1.0
 */
public final class HotdataState {
    private static final Map<String, String> WORDS = Map.of(
            "status", "unheard_of_status",
            "discovery_status", "unheard_of_discovery_status",
            "job_type", "unheard_of_job_type",
            "provision_status", "unheard_of_provision_status",
            "profile.type", "unheard_of_type");
    private static final int ID_LENGTH = 26;

    private final IdSource ids;
    private final InstantSource clock;
    private final HotdataBehaviour behaviour = new HotdataBehaviour();
    private final Map<String, HotdataWorkspace> workspaces = new LinkedHashMap<>();
    private final Set<String> workspaceTokens = new HashSet<>();
    public final ApiEvolution evolution = new ApiEvolution(
            "{\"added_later\": 1, \"added_later_too\": {\"list\": [\"x\", null]}}", WORDS, Set.of("headers"), true);
    /** What is given out, and the API token behind it: itself for an API token. */
    public final TokenService<String> tokens;

    public HotdataState(IdSource ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
        this.tokens = new TokenService<>(clock, ids);
    }

    /** Looks at what the service holds while it rests. */
    synchronized <T> T read(Supplier<T> work) {
        return work.get();
    }

    /** Changes what the service holds while it rests. */
    synchronized void change(Runnable work) {
        work.run();
    }

    public synchronized HotdataWorkspace addWorkspace(String name) {
        HotdataWorkspace workspace = new HotdataWorkspace(this, ids.text("ws_", 12), name);
        workspaces.put(workspace.id(), workspace);
        return workspace;
    }

    public Optional<HotdataWorkspace> workspace(String id) {
        return Optional.ofNullable(workspaces.get(id));
    }

    public List<HotdataWorkspace> workspaces() {
        return List.copyOf(workspaces.values());
    }

    public synchronized String issueToken() {
        String token = ids.text("hd_", 40);
        return tokens.accept(token, token, Instant.MAX);
    }

    public synchronized String issueWorkspaceToken() {
        String token = issueToken();
        workspaceTokens.add(token);
        return token;
    }

    public synchronized boolean isOfOneWorkspace(String token) {
        return tokens.grant(token).filter(workspaceTokens::contains).isPresent();
    }

    public synchronized void revokeToken(String token) {
        tokens.revoke(token);
    }

    public boolean isApiToken(String token) {
        return tokens.grant(token).filter(token::equals).isPresent();
    }

    /** A short-lived token is good until its end, as long as the API token that it was made for is. */
    public synchronized boolean knowsToken(String token) {
        return tokens.grant(token).filter(this::isApiToken).isPresent();
    }

    /** An id in the form of the engine: four letters for the kind and 26 characters. */
    public String newId(String kind) {
        return ids.text(kind, ID_LENGTH);
    }

    public Instant now() {
        return clock.instant();
    }

    public HotdataBehaviour behaviour() {
        return behaviour;
    }
}
