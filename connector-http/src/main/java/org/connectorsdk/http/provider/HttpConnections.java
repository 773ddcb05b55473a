package org.connectorsdk.http.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.observe.ClientStatus;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.operation.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What the adapters of all providers have in common: who they are, what they offer beside the neutral operations, and
 * the end of their runtime. A provider extends this and writes the operations.
 *
 * <p>Thread-safe if the operations are.
 *
 * @since 0.1.0
 */
public abstract class HttpConnections implements ProviderConnections {
    private static final int ACCEPTED = 202;

    private final ProviderDescriptor descriptor;
    private final String account;
    private final HttpRuntime runtime;
    private final Object api;
    private final List<Object> facets;

    /**
     * Makes the adapter of one account.
     *
     * @param descriptor what the provider can do
     * @param account the account, as in {@link HttpRuntime#account(String)}
     * @param runtime sends the requests; {@link #close()} closes it
     * @param api the vendor's own API, for {@link #unwrap(Class)}
     * @param facets what is offered beside the neutral operations
     */
    public HttpConnections(
            ProviderDescriptor descriptor, String account, HttpRuntime runtime, Object api, List<Object> facets) {
        this.descriptor = descriptor;
        this.account = account;
        this.runtime = runtime;
        this.api = api;
        this.facets = List.copyOf(facets);
    }

    @Override
    public final ProviderDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public final String account() {
        return account;
    }

    @Override
    public final <F> Optional<F> facet(Class<F> type) {
        return facets.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    @Override
    public final <T> Optional<T> unwrap(Class<T> type) {
        return runtime.unwrap(type, api);
    }

    @Override
    public final ClientStatus.Requests requests() {
        return runtime.requests();
    }

    @Override
    public final void close() {
        runtime.close();
    }

    /** {@return what sends the requests} */
    public final HttpRuntime runtime() {
        return runtime;
    }

    /**
     * Begins an operation that takes several requests.
     *
     * @param operation its name
     * @param options of the call; their deadline holds for all requests together
     * @return what is left for each request
     */
    public final OperationDeadline deadline(String operation, CallOptions options) {
        return OperationDeadline.begin(operation, options, runtime);
    }

    /**
     * Begins a start in two steps.
     *
     * @param id which connection
     * @param request what is to be started
     * @param at the time by the client's clock
     * @return a baseline that says nothing yet of what is there
     */
    public final SyncBaseline baseline(ConnectionId id, SyncRequest request, Instant at) {
        return SyncBaseline.of(descriptor.id(), account, id, request, at);
    }

    /**
     * The size of a page as a parameter of a request.
     *
     * @param pageSize of a query; 0 for the vendor's usual size
     * @return the size; null, which is not sent, for the usual one
     */
    public static @Nullable Integer limit(int pageSize) {
        return pageSize == 0 ? null : pageSize;
    }

    /**
     * Where a list goes on, as a parameter of a request.
     *
     * @param page of a query; empty for the first page
     * @return the vendor's cursor; null, which is not sent, for the first page
     */
    public static @Nullable String cursor(Optional<PageToken> page) {
        return page.map(PageToken::value).orElse(null);
    }

    /**
     * Reads the answer to a deletion that names no connection.
     *
     * @param id the connection
     * @param answer the answer, a success
     * @return accepted for status 202, after which the connection is not gone yet; gone for any other
     */
    public static Deletion deletion(ConnectionId id, Answer<?> answer) {
        return answer.status() == ACCEPTED ? new Deletion(id, Deletion.State.ACCEPTED) : Deletion.gone(id);
    }

    /**
     * Reads the answer to a deletion that may name the connection. The core checks that it is the one that was meant.
     *
     * @param id the connection that was to be deleted
     * @param answered the connection that the answer names; null or blank for none
     * @param answer the answer, a success
     * @return what became of the connection that the answer names, else of the one that was to be deleted
     */
    public static Deletion deletion(ConnectionId id, @Nullable String answered, Answer<?> answer) {
        return deletion(answered == null || answered.isBlank() ? id : ConnectionId.of(answered), answer);
    }
}
