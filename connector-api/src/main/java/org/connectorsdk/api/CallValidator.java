package org.connectorsdk.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.jspecify.annotations.Nullable;

/** What is refused locally, before anything is sent. Each check answers null for a call that may go on. */
final class CallValidator {
    private final ProviderDescriptor descriptor;
    private final String account;

    CallValidator(ProviderDescriptor descriptor, String account) {
        this.descriptor = descriptor;
        this.account = account;
    }

    @Nullable
    ConnectorError undeclared(String operation, Capability capability) {
        return descriptor.supports(capability) ? null : unsupported(operation, capability, capability.name());
    }

    /** A facet that is there may lack one of its methods. */
    @Nullable
    ConnectorError undeclared(String operation, String facetMethod) {
        return Capability.known().stream()
                .filter(capability -> capability.covers().contains(facetMethod))
                .findAny()
                .map(capability -> undeclared(operation, capability))
                .orElse(null);
    }

    private ConnectorError unsupported(String operation, Capability capability, String what) {
        return new ConnectorError.Unsupported(
                context(operation, descriptor.id() + " does not offer " + what).build(), capability.name());
    }

    @Nullable
    ConnectorError list(ConnectionQuery query) {
        ConnectorError refusal = undeclared("list", Capability.LIST);
        if (refusal != null) {
            return refusal;
        }
        for (String filter : query.filters().keySet()) {
            if (!descriptor.filters().contains(filter)) {
                return unsupported(
                        "list", Capability.LIST_FILTER, "the filter '" + filter + "'" + offered(descriptor.filters()));
            }
        }
        if (query.sort().isPresent()
                && !descriptor.sorts().contains(query.sort().get())) {
            return unsupported(
                    "list",
                    Capability.LIST_SORT,
                    "sorting by '" + query.sort().get() + "'" + offered(descriptor.sorts()));
        }
        int largest = descriptor.largestPage();
        if (largest == 0 && (query.pageSize() != 0 || query.pageToken().isPresent())) {
            return unsupported("list", Capability.LIST, "pages; it answers the whole list at once");
        }
        return pageSize("list", query.pageSize(), largest);
    }

    private @Nullable ConnectorError pageSize(String operation, int size, int largest) {
        return size >= 0 && size <= largest
                ? null
                : invalid(operation, "pageSize", "must be 1 to " + largest + ", or 0 for the provider's default");
    }

    @Nullable
    ConnectorError jobs(JobQuery query) {
        ConnectorError refusal = undeclared("jobs", Capability.JOB_LIST);
        return refusal == null && descriptor.largestJobPage() > 0
                ? pageSize("jobs", query.pageSize(), descriptor.largestJobPage())
                : refusal;
    }

    private static String offered(Set<String> names) {
        return names.isEmpty() ? "" : "; it offers " + String.join(", ", new TreeSet<>(names));
    }

    @Nullable
    ConnectorError create(ConnectionSpec spec) {
        ConnectorError refusal = undeclared("create", Capability.CREATE);
        if (refusal != null) {
            return refusal;
        }
        if (spec.name().isBlank()) {
            return invalid("create", "name", "must not be blank");
        }
        return spec.type().isBlank() ? invalid("create", "type", "must not be blank") : null;
    }

    @Nullable
    ConnectorError update(ConnectionChange change) {
        ConnectorError refusal = undeclared("update", Capability.UPDATE);
        return refusal == null && change.isEmpty() ? invalid("update", "", "changes nothing") : refusal;
    }

    @Nullable
    ConnectorError sync(String operation, SyncRequest request) {
        boolean reload = request.mode() == SyncRequest.Mode.RELOAD;
        ConnectorError refusal = undeclared(operation, Capability.SYNC);
        if (refusal == null && reload) {
            refusal = undeclared(operation, Capability.SYNC_RELOAD);
        }
        if (refusal == null && !request.tables().isEmpty()) {
            refusal = undeclared(operation, reload ? Capability.SYNC_RELOAD_TABLE : Capability.SYNC_TABLE);
        }
        if (refusal == null && request.ifRunning() != IfRunning.JOIN) {
            refusal = undeclared(operation, Capability.SYNC_GUARD);
        }
        return refusal == null && request.ifRunning() == IfRunning.RESTART
                ? undeclared(operation, Capability.SYNC_RESTART)
                : refusal;
    }

    @Nullable
    ConnectorError purge(PurgeRequest request) {
        ConnectorError refusal = undeclared("purge", Capability.PURGE);
        return refusal == null && request.scope() == PurgeRequest.Scope.TABLES
                ? undeclared("purge", Capability.PURGE_TABLE)
                : refusal;
    }

    @Nullable
    ConnectorError job(String operation, Capability capability, JobRef ref) {
        ConnectorError refusal = undeclared(operation, capability);
        if (refusal != null) {
            return refusal;
        }
        return foreign(operation, "ref", ref.provider(), ref.account());
    }

    @Nullable
    ConnectorError baseline(String operation, SyncBaseline baseline) {
        ConnectorError refusal = undeclared(operation, Capability.SYNC);
        return refusal == null ? foreign(operation, "baseline", baseline.provider(), baseline.account()) : refusal;
    }

    private @Nullable ConnectorError foreign(String operation, String path, String provider, String made) {
        if (!provider.equals(descriptor.id())) {
            return invalid(operation, path, "belongs to provider " + provider);
        }
        return made.equals(account)
                ? null
                : invalid(operation, path, "belongs to another account or base URL of " + provider);
    }

    @Nullable
    ConnectorError await(JobRef ref, WaitPolicy policy) {
        ConnectorError refusal = job("await", Capability.SYNC, ref);
        return refusal == null && policy.onExpiry() == WaitPolicy.Expiry.CANCEL
                ? undeclared("cancel", Capability.SYNC_CANCEL)
                : refusal;
    }

    /** A write that cannot carry the key of the caller would be made twice by whoever trusts it. */
    @Nullable
    ConnectorError idempotencyKey(String operation, CallOptions options) {
        if (options.idempotencyKey().isEmpty() || descriptor.takesIdempotencyKey(operation)) {
            return null;
        }
        ErrorContext context = context(operation, descriptor.id() + " takes no idempotency key for this operation")
                .idempotencyKey(options.idempotencyKey().get())
                .advice("Leave the key out, or check what an earlier attempt did before repeating it.")
                .build();
        return new ConnectorError.Unsupported(context, Capability.IDEMPOTENCY_KEY.name());
    }

    @Nullable
    ConnectorError reconcile(ConnectorError error) {
        ConnectorError refusal = undeclared("reconcile", Capability.LIST);
        return refusal == null && !Reconciler.canTell(error.context().identity())
                ? invalid(
                        "reconcile", "error", "names nothing to search for; only a create with an unknown outcome does")
                : refusal;
    }

    ConnectorError closed(String operation) {
        return new ConnectorError.Closed(
                context(operation, "the client is closed").build());
    }

    ConnectorError interrupted(String operation) {
        return new ConnectorError.Interrupted(
                context(operation, "the thread was interrupted before the call").build(), Optional.empty());
    }

    /** Adds the identifying fields to a create with an unknown outcome. */
    static ConnectorError identified(ConnectorError error, ConnectionSpec spec) {
        if (error.outcome() != Outcome.UNKNOWN || !error.context().identity().isEmpty()) {
            return error;
        }
        return error.withContext(error.context().toBuilder()
                .identity(spec.identity())
                .advice("It may exist: reconcile before creating again.")
                .build());
    }

    private ConnectorError invalid(String operation, String path, String message) {
        return new ConnectorError.InvalidRequest(
                context(operation, "the request is refused locally").build(),
                List.of(new FieldViolation(path, "refused", message)));
    }

    private ErrorContext.Builder context(String operation, String summary) {
        return ErrorContext.of(descriptor.id(), operation).summary(summary);
    }
}
