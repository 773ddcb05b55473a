package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.connectorsdk.api.annotation.Experimental;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Limit;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.facet.Workspaces.Workspace;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.ProviderConnections;
import org.jspecify.annotations.Nullable;

/**
 * Makes the reads of an account check, one after the other, and a report of what they met:
 *
 * <pre>{@code
 * public Either<ConnectorError, AccountReport> check(CallOptions options) {
 *     return AccountProbe.begin(this, deadline("check", options)).workspaces().list().report();
 * }
 * }</pre>
 *
 * <p>A read that succeeds, and a 403, show that the vendor takes the credential; a 403 denies what the read stands for.
 * A 401 ends the check, and so does a vendor that cannot be reached. What fails otherwise, a 403 that is no JSON
 * included, is a warning once another read has shown the credential to be good, else the answer of the check. All reads
 * share the deadline of the call.
 *
 * <p>Used by one thread.
 *
 * @since 0.1.0
 */
@Experimental
public final class AccountProbe {
    /** Whoever has more workspaces than fit these pages is told so; the facet lists all of them. */
    private static final int MOST_PAGES = 10;

    private final ProviderConnections connections;
    private final OperationDeadline deadline;
    private final Set<Capability> usable = new HashSet<>();
    private final Map<String, String> denied = new TreeMap<>();
    private final List<String> scopes = new ArrayList<>();
    private final List<Workspace> workspaces = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean complete = true;
    private JsonObject fields = JsonObject.empty();
    private boolean isTold;
    private boolean isTaken;
    private boolean isOver;
    private @Nullable AccountReport refusal;
    private @Nullable ConnectorError failure;

    private AccountProbe(ProviderConnections connections, OperationDeadline deadline) {
        this.connections = connections;
        this.deadline = deadline;
    }

    /**
     * Begins a check; sends nothing yet.
     *
     * @param connections whose account is checked
     * @param deadline what the reads share
     * @return the check
     */
    public static AccountProbe begin(ProviderConnections connections, OperationDeadline deadline) {
        return new AccountProbe(connections, deadline);
    }

    /**
     * Reads the workspaces by the facet {@link Workspaces}, the first ten pages of them.
     *
     * @return this check
     */
    public AccountProbe workspaces() {
        Workspaces facet = connections.facet(Workspaces.class).orElseThrow();
        complete = false;
        return made(Set.of(Capability.WORKSPACES), Set.of(Capability.WORKSPACES), () -> pages(facet));
    }

    private Either<ConnectorError, Boolean> pages(Workspaces facet) {
        Optional<PageToken> next = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            Optional<PageToken> from = next;
            Either<ConnectorError, Page<Workspace>> answer = deadline.request(rest -> facet.workspaces(from, rest));
            if (answer.isLeft()) {
                return Either.left(answer.getLeft());
            }
            workspaces.addAll(answer.get().items());
            warnings.addAll(answer.get().warnings());
            next = answer.get().next();
            if (next.isEmpty()) {
                complete = true;
                return Either.right(true);
            }
        }
        warnings.add("only the first " + workspaces.size() + " workspaces were read");
        return Either.right(false);
    }

    /**
     * Reads the first connection of the list.
     *
     * @param more capabilities that take the same right as the list
     * @return this check
     */
    public AccountProbe list(Capability... more) {
        Set<Capability> shown = new HashSet<>(List.of(more));
        shown.add(Capability.LIST);
        boolean isPaged = connections.descriptor().largestPage() > 0;
        ConnectionQuery query = isPaged ? ConnectionQuery.builder().pageSize(1).build() : ConnectionQuery.all();
        return read(shown, rest -> {
            try (ItemStream<Connection> walk = connections.stream(query, rest)) {
                return walk.next();
            }
        });
    }

    /**
     * Makes a read.
     *
     * @param shown the capabilities that it stands for: usable when it succeeds, denied when it is a 403
     * @param read makes it, with the options that it is given
     * @return this check
     */
    public AccountProbe read(Set<Capability> shown, Function<CallOptions, ? extends Either<ConnectorError, ?>> read) {
        return read(shown, shown, read);
    }

    /**
     * Makes a read of which more is known when it is denied.
     *
     * @param shown the capabilities that are usable when it succeeds
     * @param lost the capabilities that are denied when it is a 403
     * @param read makes it, with the options that it is given
     * @return this check
     */
    public AccountProbe read(
            Set<Capability> shown,
            Set<Capability> lost,
            Function<CallOptions, ? extends Either<ConnectorError, ?>> read) {
        return made(shown, lost, () -> deadline.request(rest -> Either.narrow(read.apply(rest))));
    }

    private AccountProbe made(
            Set<Capability> shown, Set<Capability> lost, Supplier<? extends Either<ConnectorError, ?>> read) {
        if (isOver) {
            return this;
        }
        Either<ConnectorError, ?> answer = read.get();
        if (answer.isRight()) {
            isTaken = true;
            return shown.isEmpty() ? this : allows(shown.toArray(Capability[]::new));
        }
        failed(answer.getLeft(), lost);
        return this;
    }

    private void failed(ConnectorError error, Set<Capability> lost) {
        switch (error.kind()) {
            case UNAUTHENTICATED -> refuse(true, error);
            case PERMISSION_DENIED -> {
                if (isOfAnother(error)) {
                    doubt(error, lost);
                } else {
                    forbid(error, lost);
                }
            }
            case INTERRUPTED, CLOSED -> {
                isOver = true;
                isTaken = false;
                failure = error;
            }
            default -> {
                if (!isTaken && failure == null && isAbsence(error)) {
                    refuse(false, error);
                } else {
                    doubt(error, lost);
                }
            }
        }
    }

    private void forbid(ConnectorError error, Set<Capability> lost) {
        isTaken = true;
        lost.forEach(capability -> denies(capability, error.context().summary()));
        if (lost.isEmpty()) {
            warnings.add(error.message());
        }
    }

    private void doubt(ConnectorError error, Set<Capability> lost) {
        isOver = error.retryable();
        failure = failure == null ? error : failure;
        warnings.add(notChecked(lost) + error.message());
    }

    /** A firewall or a proxy that forbids an address says so in a page or plain text, whatever the credential. */
    private static boolean isOfAnother(ConnectorError error) {
        String text = error.context().excerpt();
        return !text.isEmpty() && !text.startsWith("{") && !text.startsWith("[");
    }

    /** Nobody answered, or something else in the vendor's place. That the caller's own time is over says neither. */
    private static boolean isAbsence(ConnectorError error) {
        return switch (error.kind()) {
            case UNREACHABLE, NOT_AN_API_ANSWER -> true;
            case TIMEOUT -> error instanceof ConnectorError.Timeout timeout && timeout.limit() != Limit.DEADLINE;
            default -> false;
        };
    }

    private void refuse(boolean isReachable, ConnectorError problem) {
        isOver = true;
        refusal = AccountReport.builder(isReachable, false)
                .workspacesComplete(false)
                .problem(problem)
                .build();
    }

    private static String notChecked(Set<Capability> lost) {
        return lost.isEmpty()
                ? ""
                : lost.stream().map(Capability::name).sorted().collect(Collectors.joining(", ")) + " not checked: ";
    }

    /**
     * Notes what the vendor says that the credential may do. Refinements without an operation of their own follow.
     *
     * @param capabilities which; those that the provider does not declare are left out
     * @return this check
     */
    public AccountProbe allows(Capability... capabilities) {
        isTold = true;
        usable.addAll(List.of(capabilities));
        for (Capability refinement : connections.descriptor().capabilities()) {
            List<Capability> parents = refinement.parents();
            if (refinement.covers().isEmpty() && !parents.isEmpty() && usable.containsAll(parents)) {
                usable.add(refinement);
            }
        }
        return this;
    }

    /**
     * Notes what the vendor says that the credential may not do. What refines it follows.
     *
     * @param capability which; one that the provider does not declare is left out
     * @param reason the vendor's; empty for none
     * @return this check
     */
    public AccountProbe denies(Capability capability, String reason) {
        isTold = true;
        denied.putIfAbsent(capability.name(), Objects.requireNonNull(reason, "reason"));
        connections.descriptor().capabilities().stream()
                .filter(refinement -> refinement.parents().contains(capability))
                .forEach(refinement -> denies(refinement, reason));
        return this;
    }

    /**
     * Notes the rights that the vendor says the credential has.
     *
     * @param words in the vendor's words
     * @return this check
     */
    public AccountProbe scopes(List<String> words) {
        scopes.addAll(words);
        return this;
    }

    /**
     * Notes what else the vendor says of the account.
     *
     * @param account its members
     * @return this check
     */
    public AccountProbe vendorFields(JsonObject account) {
        fields = Objects.requireNonNull(account, "account");
        return this;
    }

    /**
     * Ends the check.
     *
     * @return the report; the error of the first read that failed when no read tells whether the vendor takes the
     *     credential
     * @throws IllegalStateException if no read was made
     */
    public Either<ConnectorError, AccountReport> report() {
        if (refusal != null) {
            return Either.right(refusal);
        }
        if (!isTaken) {
            if (failure == null) {
                throw new IllegalStateException("an account check makes at least one read");
            }
            return Either.left(failure);
        }
        AccountReport.Builder report = AccountReport.builder(true, true)
                .scopes(scopes)
                .workspaces(workspaces)
                .workspacesComplete(complete)
                .warnings(warnings)
                .vendorFields(fields);
        Set<Capability> declared = connections.descriptor().capabilities();
        denied.forEach((name, reason) -> {
            if (declared.contains(Capability.of(name))) {
                report.denied(Capability.of(name), reason);
            }
        });
        return Either.right(report.usable(isTold ? usable(declared) : null).build());
    }

    private List<Capability> usable(Set<Capability> declared) {
        return declared.stream()
                .filter(capability -> usable.contains(capability) && !denied.containsKey(capability.name()))
                .toList();
    }
}
