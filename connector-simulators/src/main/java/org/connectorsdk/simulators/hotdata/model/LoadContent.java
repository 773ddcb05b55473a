package org.connectorsdk.simulators.hotdata.model;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.connectorsdk.simulators.table.ParquetFile;
import org.connectorsdk.simulators.table.Table;
import org.connectorsdk.simulators.table.TextTables;
import org.connectorsdk.simulators.table.UnreadableTableException;
import org.connectorsdk.testkit.simulator.Upload;

/**
 * Reads what is loaded: Parquet, CSV or JSON objects one a line. Of Parquet that is larger than what is kept of an
 * upload, or that has the marks of the format and nothing between them, sixteen bytes count as a row of two columns.
 *
 * @since 0.1.0
 */
public final class LoadContent {
    private static final String PARQUET = "parquet";
    private static final String CSV = "csv";
    private static final String JSON = "json";

    /** How many bytes of a file that cannot be looked into count as a row. */
    private static final int BYTES_PER_ROW = 16;

    private static final List<SourceColumn> STAND_IN =
            List.of(SourceColumn.of("id", ValueKind.SERIAL), SourceColumn.of("value", ValueKind.TEXT));

    private LoadContent() {}

    public static Table ofData(String data, Optional<String> format) {
        if (!format.orElse(CSV).equals(CSV)) {
            throw badRequest("data is CSV; format must be csv");
        }
        return read(() -> TextTables.csv(data));
    }

    public static Table ofUpload(UploadEntry upload, Optional<String> format, boolean onlyParquet) {
        String wanted = onlyParquet ? PARQUET : format(upload, format);
        return wanted.equals(PARQUET) ? parquet(upload) : text(upload, wanted);
    }

    private static String format(UploadEntry upload, Optional<String> format) {
        if (format.isPresent()) {
            if (!List.of(PARQUET, CSV, JSON).contains(format.get())) {
                throw badRequest("format must be csv, json or parquet");
            }
            return format.get();
        }
        String type = upload.contentType().orElse("").toLowerCase(Locale.ROOT);
        if (type.contains("parquet")) {
            return PARQUET;
        }
        if (type.contains("csv") || type.contains("json")) {
            return type.contains("csv") ? CSV : JSON;
        }
        byte[] head = upload.file().head();
        if (ParquetFile.begins(head)) {
            return PARQUET;
        }
        return head.length > 0 && head[0] == '{' ? JSON : CSV;
    }

    private static Table parquet(UploadEntry upload) {
        if (!upload.isParquet()) {
            throw badRequest("upload is not a readable Parquet file");
        }
        Upload file = upload.file();
        Optional<byte[]> whole = file.whole();
        if (whole.isEmpty() || !ParquetFile.isDescribed(whole.get())) {
            long rows = Math.max(0, file.size() - 2L * UploadEntry.PARQUET_MARK.length) / BYTES_PER_ROW;
            return new GeneratedTable(STAND_IN, rows);
        }
        return read(() -> ParquetFile.read(whole.get()));
    }

    private static Table text(UploadEntry upload, String format) {
        String text = upload.file()
                .whole()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> badRequest("the simulator reads CSV and JSON of up to 1 MiB"));
        return read(() -> format.equals(CSV) ? TextTables.csv(text) : TextTables.jsonLines(text));
    }

    /** Reads something, and refuses what cannot be read. */
    private static Table read(Supplier<Table> reading) {
        try {
            return reading.get();
        } catch (UnreadableTableException e) {
            throw badRequest(String.valueOf(e.getMessage()));
        }
    }
}
