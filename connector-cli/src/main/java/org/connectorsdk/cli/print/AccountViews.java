package org.connectorsdk.cli.print;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Workspaces.Workspace;

/** How the check of an account is shown. */
public final class AccountViews {

    /** What a check of the account found. */
    public static final View<AccountReport> REPORT = new View<>(
            List.of(
                    "ok",
                    "reachable",
                    "authenticated",
                    "usable",
                    "denied",
                    "scopes",
                    "workspaces",
                    "problem",
                    "warnings"),
            report -> List.of(
                    yes(report.ok()),
                    yes(report.reachable()),
                    yes(report.authenticated()),
                    report.usable()
                            .map(all -> all.stream().map(Capability::name).collect(Collectors.joining(", ")))
                            .orElse(""),
                    denied(report),
                    String.join(", ", report.scopes()),
                    workspaces(report),
                    report.problem().map(ConnectorError::message).orElse(""),
                    String.join("; ", report.warnings())),
            AccountReport::toJson);

    private AccountViews() {}

    private static String yes(boolean value) {
        return value ? "yes" : "no";
    }

    /** What has one reason is named together. */
    private static String denied(AccountReport report) {
        Map<String, String> byReason = new LinkedHashMap<>();
        report.denied()
                .forEach((capability, reason) ->
                        byReason.merge(reason, capability.name(), (some, one) -> some + ", " + one));
        return byReason.entrySet().stream()
                .map(each -> each.getValue() + (each.getKey().isEmpty() ? "" : ": " + each.getKey()))
                .collect(Collectors.joining("; "));
    }

    private static String workspaces(AccountReport report) {
        String names = report.workspaces().stream().map(AccountViews::name).collect(Collectors.joining(", "));
        return report.workspaces().isEmpty() || report.workspacesComplete() ? names : names + ", and more";
    }

    private static String name(Workspace workspace) {
        return workspace.name().isEmpty() ? workspace.id() : workspace.id() + " (" + workspace.name() + ")";
    }
}
