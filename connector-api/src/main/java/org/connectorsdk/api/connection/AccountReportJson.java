package org.connectorsdk.api.connection;

import java.util.List;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Workspaces.Workspace;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.FormReader;
import org.jspecify.annotations.Nullable;

/** The JSON form of an {@link AccountReport}. */
final class AccountReportJson {
    private static final String USABLE = "usable";

    private AccountReportJson() {}

    static JsonObject write(AccountReport report) {
        return JsonObject.builder()
                .add("ok", report.ok())
                .add("reachable", report.reachable())
                .add("authenticated", report.authenticated())
                .add(
                        USABLE,
                        report.usable()
                                .map(all -> all.stream().map(Capability::name).toList())
                                .orElse(null))
                .add(
                        "denied",
                        report.denied().entrySet().stream()
                                .map(each -> JsonObject.of(
                                        "capability", each.getKey().name(), "reason", each.getValue()))
                                .toList())
                .add("scopes", report.scopes())
                .add(
                        "workspaces",
                        report.workspaces().stream()
                                .map(AccountReportJson::workspace)
                                .toList())
                .add("workspacesComplete", report.workspacesComplete())
                .add("problem", report.problem().map(ConnectorError::toJson).orElse(null))
                .add("warnings", report.warnings())
                .add("vendor", report.vendorFields())
                .build();
    }

    private static JsonObject workspace(Workspace workspace) {
        return JsonObject.of("id", workspace.id(), "name", workspace.name(), "vendor", workspace.vendorFields());
    }

    static AccountReport read(JsonObject json) {
        FormReader form = FormReader.of("AccountReport", json);
        AccountReport.Builder report = AccountReport.builder(form.flag("reachable"), form.flag("authenticated"))
                .usable(usable(form))
                .scopes(form.texts("scopes"))
                .workspaces(form.objects("workspaces").stream()
                        .map(AccountReportJson::workspace)
                        .toList())
                .workspacesComplete(form.flag("workspacesComplete"))
                .problem(form.optionalObject("problem")
                        .map(problem -> ConnectorError.fromJson(problem.json()))
                        .orElse(null))
                .warnings(form.texts("warnings"))
                .vendorFields(form.tree("vendor"));
        form.objects("denied")
                .forEach(each -> report.denied(Capability.of(each.text("capability")), each.text("reason")));
        return report.build();
    }

    private static @Nullable List<Capability> usable(FormReader form) {
        boolean untold =
                form.json().get(USABLE).filter(JsonNull.INSTANCE::equals).isPresent();
        return untold ? null : form.texts(USABLE).stream().map(Capability::of).toList();
    }

    private static Workspace workspace(FormReader form) {
        return new Workspace(form.text("id"), form.text("name"), form.tree("vendor"));
    }
}
