package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.virtuousai.wire.FileWires.FilesWire;

/**
 * Lists folders. The name of the vendor's page token is not documented, and servers of its kind ignore parameters that
 * they do not know: the first page would come for ever. So each token of ours carries the first id of the page that it
 * came with, and a page that begins with the same one is no next page. The length of that id comes first, as ids and
 * vendor's tokens may hold anything.
 */
final class VirtuousAiFiles implements FileBrowser {
    private final VirtuousAiApi api;
    private final HttpRuntime runtime;
    private final VirtuousAiErrors errors;

    VirtuousAiFiles(VirtuousAiApi api, HttpRuntime runtime) {
        this.api = api;
        this.runtime = runtime;
        this.errors = new VirtuousAiErrors(api);
    }

    @Override
    public Either<ConnectorError, Page<FileEntry>> files(
            ConnectionId connection, String path, Optional<PageToken> pageToken, CallOptions options) {
        Optional<Place> place = pageToken.flatMap(token -> Place.read(token.value()));
        if (pageToken.isPresent() && place.isEmpty()) {
            return VirtuousAiRequests.invalid("files", "pageToken", "is not a page token of this list");
        }
        String vendorToken = place.map(Place::vendorToken).orElse(null);
        OperationDeadline deadline = OperationDeadline.begin("files", options, runtime);
        return deadline.request(
                        rest -> api.listFiles(connection.value(), path.isEmpty() ? null : path, vendorToken, rest))
                .mapLeft(error -> errors.explain(error, Capability.FILE_BROWSE, connection, path, deadline))
                .flatMap(page -> checked(page, place));
    }

    private static Either<ConnectorError, Page<FileEntry>> checked(FilesWire page, Optional<Place> place) {
        String before = place.map(Place::firstId).orElse("");
        Optional<String> first =
                page.items().stream().flatMap(item -> id(item).stream()).findFirst();
        String next = page.nextPageToken();
        boolean sameToken = place.map(Place::vendorToken)
                .filter(token -> token.equals(next))
                .isPresent();
        boolean samePage = place.isPresent() && first.filter(before::equals).isPresent();
        if (sameToken || samePage) {
            return Either.left(VirtuousAiErrors.malformed(
                    "list_files",
                    "paging makes no progress: the previous page came again",
                    "Report it to the provider; the folder is incomplete."));
        }
        Optional<PageToken> following = Optional.ofNullable(next)
                .filter(token -> !token.isEmpty())
                .map(token -> new Place(first.orElse(before), token).token());
        List<FileEntry> entries = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Lenient<FilesWire.Item> item : page.items()) {
            item.value()
                    .ifPresentOrElse(
                            file -> entries.add(VirtuousAiMapper.file(file)),
                            () -> warnings.add("a file was skipped, as it could not be read: " + item.problem()));
        }
        return Either.right(new Page<>(entries, following, OptionalLong.empty(), warnings));
    }

    /** One that does not fit may have an id all the same. */
    private static Optional<String> id(Lenient<FilesWire.Item> item) {
        return item.value()
                .map(FilesWire.Item::id)
                .or(() -> item.raw().flatMap(JsonValue::asObject).flatMap(members -> members.string("id")));
    }

    /** Where the next page begins, and what the page before it began with. */
    private record Place(String firstId, String vendorToken) {
        private static final Pattern FORM = Pattern.compile("(\\d{1,6}):(.*)", Pattern.DOTALL);

        PageToken token() {
            return new PageToken(firstId.length() + ":" + firstId + vendorToken);
        }

        static Optional<Place> read(String token) {
            Matcher parts = FORM.matcher(token);
            if (!parts.matches()) {
                return Optional.empty();
            }
            int length = Integer.parseInt(parts.group(1));
            String rest = parts.group(2);
            return length < rest.length()
                    ? Optional.of(new Place(rest.substring(0, length), rest.substring(length)))
                    : Optional.empty();
        }
    }
}
