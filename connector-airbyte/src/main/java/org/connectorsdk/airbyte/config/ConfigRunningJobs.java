package org.connectorsdk.airbyte.config;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.airbyte.internal.Airbyte;
import org.connectorsdk.airbyte.internal.RunningPages;
import org.connectorsdk.airbyte.internal.RunningPages.Part;
import org.connectorsdk.airbyte.wire.JobQueryWires.JobsOfWorkspacesQueryWire;
import org.connectorsdk.airbyte.wire.JobWires.JobWire;
import org.connectorsdk.airbyte.wire.JobWires.JobsWire;
import org.connectorsdk.airbyte.wire.JobWires.ListedJobWire;
import org.connectorsdk.airbyte.wire.PageWires.PaginationWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.spi.RunningJobs;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.provider.OperationDeadline;

/** Tells which jobs of a workspace still run, two hundred with one request. A server of 2023 has no such list. */
final class ConfigRunningJobs implements RunningJobs {
    private static final List<String> RUNNING = List.of("pending", "running", "incomplete", "queued");
    private static final List<String> RUNNING_BEFORE_2026 = List.of("pending", "running", "incomplete");

    private final AirbyteConfigApi api;
    private final HttpRuntime runtime;
    private final ConfigMapper mapper;
    private final String workspace;
    /** Whether the server refused a status that came in 2026; what is in it is then left out. */
    private volatile boolean withoutQueued;

    ConfigRunningJobs(AirbyteConfigApi api, HttpRuntime runtime, ConfigMapper mapper, String workspace) {
        this.api = api;
        this.runtime = runtime;
        this.mapper = mapper;
        this.workspace = workspace;
    }

    @Override
    public Either<ConnectorError, List<Job>> among(List<JobRef> refs, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("jobs", options, runtime);
        return new RunningPages(refs)
                .in(
                        Airbyte.LARGEST_JOB_PAGE,
                        offset -> page(offset, deadline),
                        row -> Long.toString(row.id()),
                        this::job);
    }

    private Either<ConnectorError, Part<JobWire>> page(long offset, OperationDeadline deadline) {
        return listed(offset, deadline)
                .map(page -> new Part<>(
                        page.jobs().stream()
                                .map(Lenient::value)
                                .flatMap(Optional::stream)
                                .map(ListedJobWire::job)
                                .toList(),
                        page.jobs().size()));
    }

    private Either<ConnectorError, JobsWire> listed(long offset, OperationDeadline deadline) {
        if (!withoutQueued) {
            Either<ConnectorError, JobsWire> answer = listed(RUNNING, offset, deadline);
            if (answer.isRight() || !(answer.getLeft() instanceof ConnectorError.InvalidRequest)) {
                return answer;
            }
        }
        return listed(RUNNING_BEFORE_2026, offset, deadline).peek(page -> withoutQueued = true);
    }

    private Either<ConnectorError, JobsWire> listed(List<String> statuses, long offset, OperationDeadline deadline) {
        PaginationWire rows = new PaginationWire(Airbyte.LARGEST_JOB_PAGE, offset);
        return deadline.request(options -> api.listJobsForWorkspaces(
                JobsOfWorkspacesQueryWire.of(ConfigJobs.TYPES, workspace, statuses, rows), options));
    }

    /** As a look at it alone shows it: without attempts. */
    private Job job(JobWire row) {
        return mapper.job(row, List.of(), runtime.time().now());
    }
}
