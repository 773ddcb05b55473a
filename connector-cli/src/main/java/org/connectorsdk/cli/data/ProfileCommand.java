package org.connectorsdk.cli.data;

import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.facet.TableProfiles;
import org.connectorsdk.api.facet.TableProfiles.ColumnProfile;
import org.connectorsdk.api.facet.TableProfiles.TableProfile;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.account.Session;
import org.connectorsdk.cli.print.DataViews;
import org.connectorsdk.cli.print.Frame;
import org.connectorsdk.cli.print.ItemPrinter;
import org.connectorsdk.cli.shell.ExitCode;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "profile", description = "Shows the statistics that the provider keeps of a table.")
final class ProfileCommand extends ConnectionCommand {
    @Mixin
    private final OneTable table = new OneTable();

    ProfileCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        TableRef of = table.table(problems);
        return session -> session.facet(
                        TableProfiles.class,
                        "profile",
                        Capability.TABLE_PROFILES,
                        profiles -> profiles.profile(id(), of, CallOptions.none()))
                .fold(session.report()::error, found -> print(session, found));
    }

    private static ExitCode print(Session session, TableProfile found) {
        Frame frame = new Frame(
                JsonObject.builder()
                        .add("schema", found.table().schema())
                        .add("table", found.table().table())
                        .add("rows", found.rows())
                        .add("syncedAt", found.syncedAt().orElse(null))
                        .add("vendor", found.vendorFields())
                        .build(),
                "columns",
                JsonObject::empty);
        ItemPrinter<ColumnProfile> printer = ItemPrinter.of(
                session.format(), DataViews.PROFILE, frame, session.shell().out());
        found.columns().forEach(printer::item);
        printer.end();
        return ExitCode.OK;
    }
}
