package com.example.acme;

import com.example.acme.wire.SourceWires.CheckWire;
import com.example.acme.wire.SourceWires.SourceWire;
import com.example.acme.wire.SourceWires.TablesWire;
import com.example.acme.wire.SyncWires.SyncWire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.JobWarnings;
import org.connectorsdk.api.spi.SqlTypes;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.http.provider.UnreadableMembers;

/** Acme's answers in neutral words. A word that Acme did not have when this was written is no reason to fail. */
final class AcmeMapper {
    private AcmeMapper() {}

    static Connection connection(SourceWire source) {
        return Connection.builder(ConnectionId.of(source.id()), source.name(), source.type())
                .status(ConnectionStatus.of(source.state(), health(source.state())))
                .config(source.settings() == null ? JsonObject.empty() : source.settings())
                .createdAt(VendorTime.read(source.createdAt()))
                .vendorFields(JsonObject.of(source.more()))
                .build();
    }

    private static ConnectionStatus.Health health(String state) {
        return switch (state) {
            case "ready" -> ConnectionStatus.Health.HEALTHY;
            case "failed" -> ConnectionStatus.Health.UNHEALTHY;
            case "new" -> ConnectionStatus.Health.PENDING;
            case "disabled" -> ConnectionStatus.Health.DISABLED;
            default -> ConnectionStatus.Health.UNKNOWN;
        };
    }

    static TestReport report(CheckWire check, Instant now) {
        return TestReport.builder(check.ok())
                .message(check.message() == null ? "" : check.message())
                .reason(check.code())
                .observedAt(now)
                .build();
    }

    static Table table(TablesWire.Table table) {
        List<Column> columns = new ArrayList<>();
        for (TablesWire.Column column : table.columns()) {
            columns.add(Column.builder(column.name(), column.type())
                    .type(SqlTypes.read(column.type()))
                    .nullable(column.nullable())
                    .position(columns.size() + 1)
                    .build());
        }
        return Table.builder(TableRef.of(table.schema(), table.name()))
                .columns(columns)
                .build();
    }

    /** A job that says little of itself is a job all the same: its handle is what a caller cannot do without. */
    static Job job(SyncWire sync, String account, Optional<ConnectionId> asked, Instant now) {
        Optional<ConnectionId> source =
                Optional.ofNullable(sync.sourceId()).map(ConnectionId::of).or(() -> asked);
        String state = sync.state() == null ? "" : sync.state();
        return Job.builder(handle(account, sync.id(), source), new JobStatus(state, state(state)))
                .connection(source.orElse(null))
                .createdAt(VendorTime.read(sync.createdAt()))
                .startedAt(VendorTime.read(sync.startedAt()))
                .endedAt(VendorTime.read(sync.endedAt()))
                .failure(sync.reason() == null ? null : JobFailure.of(sync.reason()))
                .observedAt(now)
                .warnings(
                        JobWarnings.of(state, UnreadableMembers.in(sync.more()).warnings()))
                .vendorFields(JsonObject.of(sync.more()))
                .build();
    }

    static JobRef handle(String account, String sync, Optional<ConnectionId> source) {
        return new JobRef(Acme.ID, account, "sync", sync, source);
    }

    private static JobState state(String state) {
        return switch (state) {
            case "queued" -> JobState.QUEUED;
            case "running" -> JobState.RUNNING;
            case "done" -> JobState.SUCCEEDED;
            case "failed" -> JobState.FAILED;
            case "cancelled" -> JobState.CANCELLED;
            default -> JobState.UNKNOWN;
        };
    }
}
