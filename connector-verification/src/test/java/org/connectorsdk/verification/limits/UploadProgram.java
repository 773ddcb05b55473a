package org.connectorsdk.verification.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.hotdata.HotdataManagedTables;
import org.connectorsdk.http.operation.UploadBody;

/**
 * Uploads a file, once as a file and once as a stream of unknown length, and prints the ids of the uploads, or what
 * went wrong.
 */
final class UploadProgram {
    private UploadProgram() {}

    public static void main(String[] args) throws IOException {
        ConnectorConfig config = ConnectorConfig.builder()
                .set("base-url", args[0])
                .set("workspace", args[1])
                .secret("token", Secret.of(args[2]))
                .build();
        Path file = Path.of(args[3]);
        try (Connections client = Connectors.discover().open("hotdata", config).get()) {
            HotdataManagedTables tables =
                    client.facet(HotdataManagedTables.class).orElseThrow();
            print(tables, UploadBody.file(file, "application/parquet"));
            print(tables, UploadBody.oneShot(Files.newInputStream(file), -1, "application/parquet"));
        }
    }

    private static void print(HotdataManagedTables tables, UploadBody content) {
        String told = tables.upload(content, CallOptions.none())
                .fold(error -> "failed: " + error.message(), id -> "uploaded " + id);
        System.out.println(told);
    }
}
