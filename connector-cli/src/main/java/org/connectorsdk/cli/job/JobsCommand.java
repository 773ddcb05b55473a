package org.connectorsdk.cli.job;

import java.util.Optional;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.spi.PagedStream;
import org.connectorsdk.cli.account.ConnectionCommand;
import org.connectorsdk.cli.account.ListLimits;
import org.connectorsdk.cli.account.Session;
import org.connectorsdk.cli.print.JobViews;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "jobs", description = "Lists the jobs of a connection, all of them unless limited.")
final class JobsCommand extends ConnectionCommand {
    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only jobs with this status, in the provider's word.")
    private @Nullable String status;

    @Mixin
    private final ListLimits limits = new ListLimits();

    JobsCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Action prepare(Problems problems) {
        JobQuery query = new JobQuery(Optional.ofNullable(status), limits.pageSize(problems), Optional.empty());
        long limit = limits.limit(problems);
        return session -> session.list(pages(session, query), JobViews.ROW, null, limit);
    }

    private PagedStream<Job> pages(Session session, JobQuery query) {
        return new PagedStream<>(
                provider(),
                token -> session.connections()
                        .jobs(
                                id(),
                                new JobQuery(query.status(), query.pageSize(), Optional.ofNullable(token))));
    }
}
