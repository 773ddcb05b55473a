package org.connectorsdk.simulators.hotdata.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the real service leaves open or has done differently at times, as switches that a test turns while the simulator
 * runs. Each method returns the same object.
 *
 * @since 0.1.0
 */
public final class HotdataBehaviour {
    /** The largest upload that the service took in June 2026: 20 GB. */
    public static final long UPLOAD_LIMIT = 20_000_000_000L;

    /** The size of the parts of an upload, and how large a file may be to be one part: 8 MiB. */
    public static final long PART_SIZE = 8L << 20;

    public volatile HotdataEra era = HotdataEra.AUGUST;
    public volatile boolean nullsForAbsent;
    public volatile boolean deletesAbsentSecrets;
    public volatile boolean secretStore = true;
    public volatile int asyncStatus = 202;
    public volatile long uploadLimit = UPLOAD_LIMIT;
    public volatile long inlineRows = Long.MAX_VALUE;
    public volatile JobScript jobScript = JobScript.byPolls("pending", "running");
    volatile Set<String> retired = Set.of();
    public volatile boolean presigns = true;
    public volatile OptionalLong partSize = OptionalLong.empty();
    public volatile Duration linkLife = Duration.ofMinutes(30);
    public volatile Map<String, String> storageHeaders = Map.of();
    public volatile int resultPolls;
    public volatile boolean slowLoads;
    volatile boolean ignoresLayouts;

    HotdataBehaviour() {}

    /** Which state of the service this is; {@link HotdataEra#AUGUST} at first. */
    public HotdataBehaviour era(HotdataEra newEra) {
        era = requireNonNull(newEra, "newEra");
        return this;
    }

    /** Whether the deployment can issue links for uploads; it can at first. Without them it answers 501. */
    public HotdataBehaviour presigns(boolean on) {
        presigns = on;
        return this;
    }

    /**
     * How large the parts of an upload are, at least 1 byte, whatever the client asked for, and from which size
     * on there are several; from 5 MiB on as asked for at first, or {@link #PART_SIZE}.
     */
    public HotdataBehaviour partSize(long bytes) {
        partSize = OptionalLong.of(bytes);
        return this;
    }

    /** How long a link of an upload is good; 30 minutes at first. */
    public HotdataBehaviour linkLife(Duration life) {
        linkLife = requireNonNull(life, "life");
        return this;
    }

    /**
     * Which headers, with names in lower case, the storage host demands, and the session of an upload names;
     * none at first.
     */
    public HotdataBehaviour storageHeaders(Map<String, String> headers) {
        storageHeaders = Map.copyOf(headers);
        return this;
    }

    /** How many looks a result that was cut inline is still being stored for; none at first. */
    public HotdataBehaviour resultPolls(int polls) {
        resultPolls = polls;
        return this;
    }

    /** Whether a load that may become a job does; off at first, which makes it be done in time. */
    public HotdataBehaviour slowLoads(boolean on) {
        slowLoads = on;
        return this;
    }

    /**
     * Whether the layout of a table to declare is ignored, as by servers that do not know it; off at first, and
     * always so in June.
     */
    public HotdataBehaviour ignoresLayouts(boolean on) {
        ignoresLayouts = on;
        return this;
    }

    /** Whether members that have no value are sent as null instead of being left out; off at first. */
    public HotdataBehaviour nullsForAbsent(boolean on) {
        nullsForAbsent = on;
        return this;
    }

    /** Whether deleting a secret that does not exist is a success; off at first. */
    public HotdataBehaviour deletesAbsentSecrets(boolean on) {
        deletesAbsentSecrets = on;
        return this;
    }

    /** Whether the service has somewhere to keep secrets; on at first. Without it everything about secrets is a 503. */
    public HotdataBehaviour secretStore(boolean on) {
        secretStore = on;
        return this;
    }

    /** With which status, 200 or 202, a refresh that became a job is answered; 202 at first. */
    public HotdataBehaviour asyncStatus(int status) {
        if (status != 200 && status != 202) {
            throw new IllegalArgumentException("status: 200 or 202, got " + status);
        }
        asyncStatus = status;
        return this;
    }

    /** How large an upload may be; {@link #UPLOAD_LIMIT} at first. */
    public HotdataBehaviour uploadLimit(long bytes) {
        uploadLimit = bytes;
        return this;
    }

    /**
     * How many rows the answer to a statement holds at the most; all of them at first. What is more is in the
     * stored result.
     */
    public HotdataBehaviour inlineRows(long rows) {
        inlineRows = rows;
        return this;
    }

    /**
     * How the states of jobs that are started from now on follow each other; one poll {@code pending}, one poll
     * {@code running}, then the end, at first.
     */
    public HotdataBehaviour jobs(JobScript script) {
        jobScript = requireNonNull(script, "script");
        return this;
    }

    /** Which operations this server does not offer any more; none at first. They answer 404 without a body. */
    public HotdataBehaviour retired(String... operations) {
        retired = Set.of(operations);
        return this;
    }

    public boolean isSince(HotdataEra first) {
        return era.isSince(first);
    }

    public boolean knowsLayouts() {
        return !ignoresLayouts && era.isSince(HotdataEra.AUGUST);
    }

    public boolean isRetired(String operation) {
        return !era.offers(operation) || retired.contains(operation);
    }
}
