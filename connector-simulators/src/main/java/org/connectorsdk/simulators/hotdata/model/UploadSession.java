package org.connectorsdk.simulators.hotdata.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.connectorsdk.testkit.simulator.Upload;

/**
 * A file on its way to the storage host, until it is finalized.
 *
 * @since 0.1.0
 */
public final class UploadSession {
    /** Where one part may be put for a while. */
    public record Link(UploadSession session, int part, Instant expiresAt) {}

    /** A part that arrived. */
    public record Part(Upload content, String eTag) {}

    public final String id;
    public final String finalizeToken;
    private final OptionalLong declaredSize;
    final Optional<String> contentType;
    public final boolean single;
    public final long partSize;
    private final SortedMap<Integer, Part> parts = new TreeMap<>();
    public boolean finalized;

    public UploadSession(
            String id,
            String finalizeToken,
            OptionalLong declaredSize,
            Optional<String> contentType,
            boolean single,
            long partSize) {
        this.id = id;
        this.finalizeToken = finalizeToken;
        this.declaredSize = declaredSize;
        this.contentType = contentType;
        this.single = single;
        this.partSize = partSize;
    }

    public int declaredParts() {
        return (int) Math.max(1, (declaredSize.orElse(0) + partSize - 1) / partSize);
    }

    public boolean isDeclared() {
        return declaredSize.isPresent();
    }

    /** Overwrites what came before under the same number. */
    public void put(int number, Part part) {
        parts.put(number, part);
    }

    /** What is wrong with the parts that a client names; empty when they are a whole file. */
    public Optional<String> problem(Map<Integer, String> named) {
        Map<Integer, String> wanted = new LinkedHashMap<>(named);
        if (single) {
            parts.forEach((number, part) -> wanted.put(number, part.eTag()));
        }
        if (wanted.isEmpty()) {
            return Optional.of("the file is missing");
        }
        int expected = 1;
        long size = 0;
        for (Map.Entry<Integer, String> part : wanted.entrySet()) {
            Part stored = parts.get(part.getKey());
            if (part.getKey() != expected++ || stored == null || !stored.eTag().equals(part.getValue())) {
                return Optional.of("part " + part.getKey() + " is out of order, missing, or another one");
            }
            boolean last = expected > wanted.size();
            if (!single && !last && stored.content().size() != partSize) {
                return Optional.of("part " + part.getKey() + " is not as large as part_size");
            }
            size += stored.content().size();
        }
        if (size == 0) {
            return Optional.of("the file is empty");
        }
        return declaredSize.isPresent() && declaredSize.getAsLong() != size
                ? Optional.of("size mismatch: declared " + declaredSize.getAsLong() + ", got " + size)
                : Optional.empty();
    }

    Upload content() {
        List<Upload> contents = new ArrayList<>();
        parts.values().forEach(part -> contents.add(part.content()));
        return Upload.joined(contents);
    }
}
