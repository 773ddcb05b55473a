package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.http.CallBudget;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.virtuousai.wire.FilesWire;
import org.jspecify.annotations.Nullable;

/**
 * Lists folders. The name of the vendor's page token is not documented, and servers of its kind ignore parameters that they do not
 * know: the first page would come for ever. So each token of ours carries the first id of the page that it came with, and a page
 * that begins with the same one is no next page.
 */
final class VirtuousAiFiles implements FileBrowser {
    private static final char BETWEEN = '|';

    private final VirtuousAiApi api;
    private final HttpRuntime runtime;
    private final VirtuousAiRefusals refusals;

    VirtuousAiFiles(VirtuousAiApi api, HttpRuntime runtime, VirtuousAiRefusals refusals) {
        this.api = api;
        this.runtime = runtime;
        this.refusals = refusals;
    }

    @Override
    public Either<ConnectorError, Page<FileEntry>> files(
            ConnectionId connection, String path, Optional<PageToken> pageToken, CallOptions options) {
        String token = pageToken.map(PageToken::value).orElse("");
        int between = token.indexOf(BETWEEN);
        if (pageToken.isPresent() && between < 0) {
            return Either.left(VirtuousAiRefusals.invalid("files", "pageToken", "is not a token of this list"));
        }
        String vendorToken = pageToken.isPresent() ? token.substring(0, between) : null;
        String before = token.substring(between + 1);
        CallBudget budget = CallBudget.begin("files", options, runtime);
        return budget.request(
                        rest -> api.listFiles(connection.value(), path.isEmpty() ? null : path, vendorToken, rest))
                .mapLeft(error -> refusals.explain(error, Capability.FILE_BROWSE, connection, path, budget))
                .flatMap(page -> checked(page, vendorToken, before));
    }

    private static Either<ConnectorError, Page<FileEntry>> checked(
            FilesWire page, @Nullable String vendorToken, String before) {
        String first = page.items().isEmpty() ? before : page.items().get(0).id();
        String next = page.nextPageToken();
        boolean sameToken = next != null && next.equals(vendorToken);
        boolean samePage = !page.items().isEmpty() && first.equals(before);
        if (sameToken || samePage) {
            return Either.left(noProgress());
        }
        return Either.right(Page.of(
                page.items().stream().map(VirtuousAiMapper::file).toList(),
                next == null || next.isEmpty() ? null : new PageToken(next + BETWEEN + first)));
    }

    private static ConnectorError noProgress() {
        ErrorContext context = ErrorContext.of(VirtuousAiProvider.ID, "list_files")
                .summary("paging makes no progress: the page before came again")
                .outcome(Outcome.REFUSED)
                .advice("Report it to the provider; the folder is not complete.")
                .build();
        return new ConnectorError.MalformedResponse(context, "");
    }
}
