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
import org.connectorsdk.http.VendorTime;
import org.connectorsdk.planasonix.wire.FilesWire;

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
                    PlanasonixRefusals.invalid("files", "pageToken", "is not known: a folder is one answer"));
        }
        String prefix = path.isEmpty() || path.endsWith(SEPARATOR) ? path : path + SEPARATOR;
        return api.listFiles(connection.value(), prefix.isEmpty() ? null : prefix, SEPARATOR, options)
                .bimap(
                        error -> PlanasonixRefusals.connection(error, connection),
                        wire -> Page.of(entries(wire, prefix), null));
    }

    /** Folders first, as the vendor keeps them apart. The object that stands for the folder itself is none of its files. */
    private static List<FileEntry> entries(FilesWire wire, String prefix) {
        List<FileEntry> entries = new ArrayList<>();
        List<String> folders = wire.commonPrefixes() == null ? List.of() : wire.commonPrefixes();
        for (String folder : folders) {
            entries.add(new FileEntry(
                    folder, name(folder), "folder", OptionalLong.empty(), Optional.empty(), JsonObject.empty()));
        }
        for (FilesWire.ObjectWire object : wire.objects()) {
            if (!object.key().equals(prefix)) {
                entries.add(file(object));
            }
        }
        return entries;
    }

    private static FileEntry file(FilesWire.ObjectWire object) {
        return new FileEntry(
                object.key(),
                name(object.key()),
                "file",
                object.size() == null ? OptionalLong.empty() : OptionalLong.of(object.size()),
                Optional.ofNullable(VendorTime.read(object.lastModified())),
                PlanasonixMapper.object(object.more()));
    }

    private static String name(String path) {
        String plain = path.endsWith(SEPARATOR) ? path.substring(0, path.length() - 1) : path;
        return plain.substring(plain.lastIndexOf(SEPARATOR) + 1);
    }
}
