package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.connectorsdk.simulators.Json;

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
