package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.api.spi.VendorCount;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.planasonix.wire.CatalogWires.FilesWire;
import org.connectorsdk.planasonix.wire.CatalogWires.FilesWire.ObjectWire;

/** Shows a bucket as folders and files, one folder per answer. */
final class PlanasonixFiles implements FileBrowser {
    private static final String SEPARATOR = "/";

    private final PlanasonixApi api;

    PlanasonixFiles(PlanasonixApi api) {
        this.api = api;
    }

    @Override
    public Either<ConnectorError, Page<FileEntry>> files(
            ConnectionId connection, String path, Optional<PageToken> pageToken, CallOptions options) {
        if (pageToken.isPresent()) {
            return Either.left(
                    ValidationErrors.of(Planasonix.ID, "files", "pageToken", "is unknown: a folder has no pages"));
        }
        String prefix = path.isEmpty() || path.endsWith(SEPARATOR) ? path : path + SEPARATOR;
        return api.listFiles(connection.value(), prefix.isEmpty() ? null : prefix, SEPARATOR, options)
                .bimap(error -> NotFoundErrors.connection(error, connection), wire -> page(wire, prefix));
    }

    /**
     * Folders first, as the vendor keeps them apart. The object that stands for the folder itself is none of its files.
     */
    private static Page<FileEntry> page(FilesWire wire, String prefix) {
        List<FileEntry> entries = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<String> folders = wire.commonPrefixes() == null ? List.of() : wire.commonPrefixes();
        for (String folder : folders) {
            if (folder.isBlank()) {
                warnings.add("a folder is left out: its path is blank");
            } else {
                entries.add(folder(folder));
            }
        }
        for (Lenient<ObjectWire> element : wire.objects()) {
            Optional<ObjectWire> object = element.value();
            if (object.isEmpty()) {
                warnings.add("a file is left out, as it was not understood: " + element.problem());
            } else if (!object.get().key().equals(prefix)) {
                entries.add(file(object.get()));
            }
        }
        return new Page<>(entries, Optional.empty(), OptionalLong.empty(), warnings);
    }

    private static FileEntry folder(String path) {
        return new FileEntry(path, name(path), "folder", OptionalLong.empty(), Optional.empty(), JsonObject.empty());
    }

    private static FileEntry file(ObjectWire object) {
        return new FileEntry(
                object.key(),
                name(object.key()),
                "file",
                VendorCount.read(object.size()),
                Optional.ofNullable(VendorTime.read(object.lastModified())),
                PlanasonixMapper.object(object.more()));
    }

    private static String name(String path) {
        String plain = path.endsWith(SEPARATOR) ? path.substring(0, path.length() - 1) : path;
        return plain.substring(plain.lastIndexOf(SEPARATOR) + 1);
    }
}
