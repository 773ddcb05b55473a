package org.connectorsdk.http.provider;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.internal.json.KeptMembers;
import org.jspecify.annotations.Nullable;

/**
 * What of one object could not be read. Each costs its own value alone: a mapper leaves it absent, keeps it as it came
 * among the vendor fields, and says so in a warning. Immutable; an object of which all can be read costs nothing.
 *
 * @since 0.1.0
 */
public final class UnreadableMembers {
    private static final UnreadableMembers NONE = new UnreadableMembers(List.of(), JsonObject.empty(), false);

    private final List<String> problems;
    private final JsonObject raw;
    private final boolean cut;

    private UnreadableMembers(List<String> problems, JsonObject raw, boolean cut) {
        this.problems = problems;
        this.raw = raw;
        this.cut = cut;
    }

    /**
     * What the reader of a wire record found.
     *
     * @param kept what the record collects beside its components
     * @return nothing, for a record of which everything fits
     */
    public static UnreadableMembers in(Map<String, JsonValue> kept) {
        List<String> problems = KeptMembers.problems(kept);
        return problems.isEmpty() ? NONE : new UnreadableMembers(problems, NONE.raw, KeptMembers.isCut(kept));
    }

    /**
     * Adds a time that could not be read, if it could not.
     *
     * @param member the name of the member
     * @param came what came; null for nothing
     * @param read what it was read into; null for nothing
     * @return this, or this and that
     */
    public UnreadableMembers unless(String member, @Nullable Object came, @Nullable Instant read) {
        return came == null || read != null ? this : with(member, came, member + " is no time that can be told");
    }

    /**
     * Adds a value that could not be read.
     *
     * @param member the name of the member
     * @param came what came
     * @param problem what is wrong with it, without quoting it
     * @return this and that
     */
    public UnreadableMembers with(String member, Object came, String problem) {
        List<String> all = new ArrayList<>(problems);
        all.add(Objects.requireNonNull(problem, "problem") + "; it is kept as it came");
        return new UnreadableMembers(List.copyOf(all), raw.with(member, came), cut);
    }

    /** {@return whether members were left out because the object was too large} */
    public boolean isCut() {
        return cut;
    }

    /**
     * What to warn of.
     *
     * @param others what else there is to warn of
     * @return all of it
     */
    public List<String> warnings(List<String> others) {
        if (problems.isEmpty()) {
            return others;
        }
        List<String> all = new ArrayList<>(others);
        all.addAll(problems);
        return all;
    }

    /** {@return what to warn of} */
    public List<String> warnings() {
        return problems;
    }

    /**
     * Puts the values as they came beside those without a place of their own.
     *
     * @param fields the vendor fields
     * @return all of them
     */
    public JsonObject fields(JsonObject fields) {
        if (raw.isEmpty()) {
            return fields;
        }
        JsonObject.Builder all = fields.toBuilder();
        raw.members().forEach(all::set);
        return all.build();
    }
}
