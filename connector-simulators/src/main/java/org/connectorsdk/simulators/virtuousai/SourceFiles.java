package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.simulators.Json;

/** The files behind all file connections of the organisation, in the order in which they were added. */
final class SourceFiles {
    /** A file or a folder behind a file connection. A folder has neither size nor type nor date. */
    record FileItem(String id, String path, boolean folder, String mimeType, long size, Instant modifiedAt) {
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        String parent() {
            int slash = path.lastIndexOf('/');
            return slash <= 0 ? "/" : path.substring(0, slash);
        }

        int depth() {
            return (int) path.chars().filter(letter -> letter == '/').count();
        }

        ObjectNode toJson() {
            ObjectNode json = Json.object();
            json.put("id", id)
                    .put("kind", folder ? "folder" : "file")
                    .put("name", name())
                    .put("path", path);
            if (folder) {
                return json.putNull("mimeType").putNull("modifiedAt").putNull("size");
            }
            return json.put("mimeType", mimeType)
                    .put("modifiedAt", modifiedAt.toString())
                    .put("size", size);
        }
    }

    private static final long TEN_MEBIBYTES = 10_485_760;

    private final Map<String, FileItem> byPath = new LinkedHashMap<>();
    private final Instant modifiedAt;

    SourceFiles(Instant modifiedAt) {
        this.modifiedAt = modifiedAt;
        add("/exports/2026/january.csv", "text/csv", 2_048);
        add("/exports/2026/february.csv", "text/csv", 4_096);
        add("/exports/orders.csv", "text/csv", TEN_MEBIBYTES);
        add("/exports/überblick 100%.txt", "text/plain", 12);
        add("/archive/old.zip", "application/zip", 1_000_000);
        add("/readme.txt", "text/plain", 120);
    }

    /** Adds a file together with the folders above it. */
    void add(String path, String mimeType, long size) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            byPath.computeIfAbsent(folder, missing -> new FileItem(nextId("fld-"), folder, true, "", 0, modifiedAt));
        }
        byPath.put(path, new FileItem(nextId("fil-"), path, false, mimeType, size, modifiedAt));
    }

    private String nextId(String prefix) {
        return prefix + (byPath.size() + 1);
    }

    /** The path of a folder that is named by path or by id. */
    Optional<String> folder(String pathOrId) {
        String path = pathOrId.length() > 1 && pathOrId.endsWith("/")
                ? pathOrId.substring(0, pathOrId.length() - 1)
                : pathOrId;
        return path.equals("/")
                ? Optional.of("/")
                : find(path).filter(FileItem::folder).map(FileItem::path);
    }

    Optional<FileItem> find(String pathOrId) {
        return byPath.values().stream()
                .filter(item -> item.path().equals(pathOrId) || item.id().equals(pathOrId))
                .findFirst();
    }

    List<FileItem> inside(String folder) {
        return byPath.values().stream()
                .filter(item -> item.parent().equals(folder))
                .toList();
    }

    /** The files of a selection: a file itself, or everything below a folder. */
    List<FileItem> filesOf(FileItem item) {
        return item.folder()
                ? byPath.values().stream()
                        .filter(other -> !other.folder() && other.path().startsWith(item.path() + "/"))
                        .toList()
                : List.of(item);
    }
}
