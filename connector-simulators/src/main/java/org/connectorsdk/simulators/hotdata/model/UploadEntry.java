package org.connectorsdk.simulators.hotdata.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.Upload;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file on its way into a managed table.
 *
 * @since 0.1.0
 */
public final class UploadEntry {
    /** What a Parquet file begins and ends with. */
    static final byte[] PARQUET_MARK = {'P', 'A', 'R', '1'};

    private final String id;
    private final Upload file;
    private final Optional<String> contentType;
    private final Instant createdAt;
    private String status;
    private @Nullable ObjectNode answer;
    private @Nullable String loadedInto;

    UploadEntry(String id, Upload file, Optional<String> contentType, Instant createdAt, String status) {
        this.id = id;
        this.file = file;
        this.contentType = contentType;
        this.createdAt = createdAt;
        this.status = status;
    }

    /** {@return its id, 30 characters} */
    public String id() {
        return id;
    }

    /** {@return what was kept of the file: size, digest and both ends} */
    public Upload file() {
        return file;
    }

    /** {@return what the sender said it is; empty when nothing was said} */
    public Optional<String> contentType() {
        return contentType;
    }

    /** {@return when it arrived, an instant of the service's time} */
    public Instant createdAt() {
        return createdAt;
    }

    /**
     * {@return where it is on its way: {@code pending} or {@code ready}, {@code processing}, {@code consumed}, unless a
     * test said otherwise}
     */
    public String status() {
        return status;
    }

    /** Puts it somewhere else on its way, known to clients or not, for example into another load that holds it. */
    public void status(String newStatus) {
        status = requireNonNull(newStatus, "newStatus");
    }

    public boolean isAvailable() {
        return status.equals("pending") || status.equals("ready");
    }

    /** Remembers what its load answered, for the same load once more. */
    public void loaded(String table, ObjectNode answered) {
        status = "consumed";
        loadedInto = table;
        answer = answered;
    }

    /** The answer of the load into this table, if that was its load. */
    public Optional<ObjectNode> replay(String table) {
        return table.equals(loadedInto) ? Optional.ofNullable(answer).map(ObjectNode::deepCopy) : Optional.empty();
    }

    boolean isParquet() {
        byte[] head = file.head();
        byte[] tail = file.tail();
        return file.size() >= 2L * PARQUET_MARK.length
                && Arrays.equals(Arrays.copyOf(head, PARQUET_MARK.length), PARQUET_MARK)
                && Arrays.equals(
                        Arrays.copyOfRange(tail, tail.length - PARQUET_MARK.length, tail.length), PARQUET_MARK);
    }
}
