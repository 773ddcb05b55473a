package org.connectorsdk.spring;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.DiscoveryProblem;
import org.connectorsdk.api.call.RateLimit;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.observe.BreakerStatus;
import org.connectorsdk.api.observe.ClientStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * The endpoint {@code connectors}: the providers that were found and what they can do, the accounts and what their
 * clients do at the moment. It sends nothing and shows no setting.
 *
 * @since 0.1.0
 */
@Endpoint(id = "connectors")
public final class ConnectorsEndpoint {
    private final Connectors connectors;
    private final ConnectorAccounts accounts;

    ConnectorsEndpoint(Connectors connectors, ConnectorAccounts accounts) {
        this.connectors = connectors;
        this.accounts = accounts;
    }

    /** {@return providers, those that cannot be used with the reason, and accounts} */
    @ReadOperation
    public Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        Map<String, Object> providers = new LinkedHashMap<>();
        connectors.providers().stream()
                .sorted(Comparator.comparing(ProviderDescriptor::id))
                .forEach(provider -> providers.put(provider.id(), provider(provider)));
        all.put("providers", providers);
        all.put(
                "unusable",
                connectors.problems().stream().map(DiscoveryProblem::toString).toList());
        Map<String, Object> each = new LinkedHashMap<>();
        accounts.forEach(account -> each.put(account.name(), account(account)));
        all.put("accounts", each);
        return all;
    }

    /**
     * Answers one account.
     *
     * @param name its name
     * @return what its client can do and does; null, which is answered as 404, where there is none
     */
    @ReadOperation
    public @Nullable Map<String, Object> account(@Selector String name) {
        return accounts.stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .map(ConnectorsEndpoint::account)
                .orElse(null);
    }

    private static Map<String, Object> provider(ProviderDescriptor provider) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", provider.name());
        shown.put("version", provider.version());
        shown.put("apiVersion", provider.apiVersion());
        shown.put("capabilities", capabilities(provider));
        return shown;
    }

    private static List<String> capabilities(ProviderDescriptor provider) {
        return provider.capabilities().stream().map(Capability::name).sorted().toList();
    }

    private static Map<String, Object> account(ConnectorAccounts.Account account) {
        ClientStatus status = account.connections().status();
        ClientStatus.Requests requests = status.requests();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("provider", account.provider());
        shown.put("capabilities", capabilities(account.connections().descriptor()));
        shown.put("closed", status.closed());
        shown.put("activeRequests", requests.active());
        shown.put("mostRequests", requests.most());
        shown.put("waitingCalls", requests.waiting());
        shown.put("openStreams", status.openStreams());
        shown.put("runningWaits", status.runningWaits());
        shown.put("pendingCalls", status.pendingCalls());
        Map<String, Object> breakers = new LinkedHashMap<>();
        requests.breakers().forEach(breaker -> breakers.put(breaker.group(), breaker(breaker)));
        shown.put("breakers", breakers);
        requests.rateLimit().ifPresent(limit -> shown.put("rateLimit", rateLimit(limit)));
        return shown;
    }

    private static Map<String, Object> breaker(BreakerStatus breaker) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("state", breaker.state().name());
        breaker.retryAt().map(Instant::toString).ifPresent(at -> shown.put("retryAt", at));
        return shown;
    }

    private static Map<String, Object> rateLimit(RateLimit limit) {
        Map<String, Object> shown = new LinkedHashMap<>();
        limit.limit().ifPresent(value -> shown.put("limit", value));
        limit.remaining().ifPresent(value -> shown.put("remaining", value));
        limit.resetsAt().map(Instant::toString).ifPresent(at -> shown.put("resetsAt", at));
        return shown;
    }
}
