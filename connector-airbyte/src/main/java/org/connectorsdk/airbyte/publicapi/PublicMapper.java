package org.connectorsdk.airbyte.publicapi;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.connectorsdk.airbyte.internal.AirbyteMapper;
import org.connectorsdk.airbyte.wire.ConnectionWires.PublicConnectionWire;
import org.connectorsdk.airbyte.wire.JobWires.PublicJobWire;
import org.connectorsdk.airbyte.wire.PageWires.PageWire;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobProgress;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonSelection;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.JobWarnings;
import org.connectorsdk.api.spi.OffsetPages;
import org.connectorsdk.api.spi.VendorCount;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.jspecify.annotations.Nullable;

/**
 * Connections and jobs of the public API in neutral words. What can be sent back is config, all else a vendor field.
 */
final class PublicMapper {
    private static final String SCHEDULE = "schedule";
    private static final String CRON = "cronExpression";
    private static final JsonSelection SETTINGS = JsonSelection.of(
            SCHEDULE,
            "namespaceDefinition",
            "namespaceFormat",
            "prefix",
            "nonBreakingSchemaUpdatesBehavior",
            "configurations",
            "dataResidency",
            "tags");

    private static final Set<String> MOVES_DATA = Set.of("sync", "refresh");

    private PublicMapper() {}

    static Connection connection(PublicConnectionWire wire) {
        JsonObject all = JsonObject.of(wire.settings());
        JsonObject settings = AirbyteMapper.withoutNulls(SETTINGS.of(all));
        @Nullable JsonValue shown = settings.get(SCHEDULE).orElse(null);
        JsonValue written = shown == null ? JsonNull.INSTANCE : schedule(shown);
        Instant createdAt = VendorTime.ofSeconds(wire.createdAt());
        UnreadableMembers unreadable =
                UnreadableMembers.in(wire.settings()).unless("createdAt", wire.createdAt(), createdAt);
        return AirbyteMapper.connection(
                        wire.connectionId(), wire.name(), wire.status(), wire.sourceId(), wire.destinationId())
                .createdAt(createdAt)
                .config(unreadable.isCut() ? JsonObject.empty() : scheduled(settings, shown, written))
                .vendorFields(unreadable.fields(prose(SETTINGS.others(all), shown, written)))
                .warnings(unreadable.warnings())
                .build();
    }

    /** The schedule as it can be sent. An interval is shown as prose and cannot be; nor can what is no schedule. */
    private static JsonValue schedule(JsonValue shown) {
        if (!(shown instanceof JsonObject object)) {
            return JsonNull.INSTANCE;
        }
        JsonObject schedule = withoutZone(AirbyteMapper.withoutNulls(object));
        return isWritable(schedule) ? schedule : JsonNull.INSTANCE;
    }

    @SuppressWarnings("ReferenceEquality") // as nearly always
    private static JsonObject scheduled(JsonObject settings, @Nullable JsonValue shown, JsonValue schedule) {
        if (shown == null || shown == schedule) {
            return settings;
        }
        return schedule.isNull() ? settings.without(SCHEDULE) : settings.with(SCHEDULE, schedule);
    }

    private static JsonObject prose(JsonObject others, @Nullable JsonValue shown, JsonValue schedule) {
        return shown != null && schedule.isNull() ? others.with(SCHEDULE, shown) : others;
    }

    private static boolean isWritable(JsonObject schedule) {
        boolean isBasic = schedule.string("scheduleType")
                .filter("basic"::equalsIgnoreCase)
                .isPresent();
        return !isBasic && !schedule.isEmpty() && !schedule.has("basicTiming");
    }

    /** As it was written: the server appends a zone to what it shows. */
    private static JsonObject withoutZone(JsonObject schedule) {
        String shown = schedule.string(CRON).orElse("");
        String written = AirbyteMapper.withoutZone(shown);
        return written.equals(shown) ? schedule : schedule.with(CRON, written);
    }

    static Job job(String account, PublicJobWire wire, Instant observedAt) {
        JobStatus status = AirbyteMapper.jobStatus(wire.status());
        String id = Long.toString(wire.jobId());
        JsonObject.Builder fields = JsonObject.of(wire.more()).toBuilder();
        if (wire.duration() != null) {
            fields.set("duration", wire.duration());
        }
        Instant createdAt = VendorTime.read(wire.startTime());
        Instant endedAt = endedAt(wire, status);
        if (endedAt == null && wire.lastUpdatedAt() != null) {
            fields.set("lastUpdatedAt", wire.lastUpdatedAt()); // the neutral job has no place for it
        }
        UnreadableMembers unreadable = UnreadableMembers.in(Map.of())
                .unless("startTime", wire.startTime(), createdAt)
                .unless("lastUpdatedAt", wire.lastUpdatedAt(), VendorTime.read(wire.lastUpdatedAt()));
        return AirbyteMapper.job(account, id, wire.connectionId(), status)
                .resultPending(status.state() == JobState.SUCCEEDED && isUncounted(wire))
                .type(AirbyteMapper.text(wire.jobType()))
                .createdAt(createdAt)
                .endedAt(endedAt)
                .observedAt(observedAt)
                .progress(new JobProgress(
                        VendorCount.read(wire.rowsSynced()),
                        VendorCount.read(wire.bytesSynced()),
                        OptionalLong.empty(),
                        OptionalLong.empty()))
                .warnings(unreadable.warnings(JobWarnings.of(wire.status(), wire.problems())))
                .failure(status.state() == JobState.FAILED ? AirbyteMapper.unexplained(id) : null)
                .vendorFields(unreadable.fields(fields.build()))
                .build();
    }

    /**
     * Of a job that moves data the counters are the whole result; those that came and cannot be read will not come
     * again.
     */
    private static boolean isUncounted(PublicJobWire wire) {
        boolean moves = wire.jobType() == null || MOVES_DATA.contains(wire.jobType());
        boolean isSound = wire.problems().isEmpty();
        return moves && isSound && wire.rowsSynced() == null && wire.bytesSynced() == null;
    }

    /**
     * The time of the last change is shown of jobs that have ended; it proves an end for a status that is not known
     * here.
     */
    private static @Nullable Instant endedAt(PublicJobWire wire, JobStatus status) {
        return status.isTerminal() || !status.isKnown() ? VendorTime.read(wire.lastUpdatedAt()) : null;
    }

    /** The rows of a page, and whether others follow. */
    static <W, T> OffsetPages.Slice<T> slice(LenientList<W, T> list, PageWire<Lenient<W>> page, int limit) {
        return list.slice(page.data(), isFollowed(page, limit), OptionalLong.empty());
    }

    /**
     * An empty link is the end. A link is there whenever the page has rows, so it tells nothing of those that follow,
     * except behind an empty page; no link at all tells that a page with fewer rows than were asked for is the last.
     *
     * @param limit how many rows were asked for
     */
    private static Optional<Boolean> isFollowed(PageWire<?> page, int limit) {
        if (page.next() == null && page.data().size() < limit) {
            return Optional.of(false);
        }
        boolean linked = page.next() != null && !page.next().isBlank();
        return page.next() == null || (linked && !page.data().isEmpty()) ? Optional.empty() : Optional.of(linked);
    }
}
