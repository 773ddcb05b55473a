package org.connectorsdk.verification.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An honest answer within an operation, taken apart: what it is about, and what else is in it. */
@SuppressWarnings("ReferenceEquality") // equal values in two places are two values
final class Specimen {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Operations about one thing, whose answers name it. */
    private static final Set<String> SINGLE =
            Set.of("get", "create", "update", "disable", "job", "await", "cancel", "sync", "purge", "backfill");

    /** Those among them where the caller knew the id before. */
    private static final Set<String> ABOUT = Set.of("get", "update", "disable", "job", "await", "cancel");

    private static final Set<String> LOOKING = Set.of("sync", "purge", "backfill", "cancel", "update");

    private static final Set<String> ID_NAMES = Set.of("id", "connectionId", "jobId");

    final Stand.Play play;
    final Exchange exchange;
    final @Nullable JsonNode document;
    final List<Spot> spots;
    private final Map<Role, List<Spot>> byRole = new EnumMap<>(Role.class);

    /** What a value is to the operation. */
    enum Role {
        /** Names the one thing that the operation is about. */
        ID,
        /** Holds all the things that the operation tells, or the rows. */
        LIST,
        /** Holds some of them, such as the columns of a table. */
        INNER_LIST,
        /** One of them. */
        ITEM
    }

    Specimen(Stand.Play play, Exchange exchange) {
        this.play = play;
        this.exchange = exchange;
        this.document = parsed(exchange.text());
        this.spots = document == null ? List.of() : Spot.of(document);
        for (Role role : Role.values()) {
            byRole.put(role, new ArrayList<>());
        }
        if (SINGLE.contains(play.ask().name())) {
            ids();
        } else {
            lists();
        }
    }

    private static @Nullable JsonNode parsed(String text) {
        try {
            JsonNode document = JSON.readTree(text);
            return document == null || document.isMissingNode() ? null : document;
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    private List<Spot> list(Role role) {
        List<Spot> spotsOfRole = byRole.get(role);
        return spotsOfRole == null ? List.of() : spotsOfRole;
    }

    private void ids() {
        String id = play.honest().facts().get(0);
        spots.stream()
                .filter(spot ->
                        ID_NAMES.contains(spot.name()) && spot.value().asText().equals(id))
                .min((a, b) -> Integer.compare(a.depth(), b.depth()))
                .ifPresent(spot -> list(Role.ID).add(spot));
    }

    private void lists() {
        Set<String> words = new HashSet<>(play.honest().words());
        int outermost = Integer.MAX_VALUE;
        for (Spot spot : spots) {
            if (isKeyed(spot.value(), words)) {
                list(Role.INNER_LIST).add(spot);
            } else if (spot.value().isArray() && holds(spot.value(), words)) {
                boolean outer = spot.depth() <= outermost;
                outermost = Math.min(outermost, spot.depth());
                list(outer ? Role.LIST : Role.INNER_LIST).add(spot);
                spots.stream()
                        .filter(item -> item.parent() == spot.value() && item.isElement())
                        .forEach(list(Role.ITEM)::add);
            }
        }
    }

    /** {@return whether the names of the members are what the operation tells, as the columns of a JSON schema} */
    private static boolean isKeyed(JsonNode object, Set<String> words) {
        return object.isObject()
                && object.properties().stream()
                        .anyMatch(member -> words.contains(member.getKey())
                                && member.getValue().isObject());
    }

    private static boolean holds(JsonNode array, Set<String> words) {
        for (JsonNode element : array) {
            if (element.isTextual() && words.contains(element.textValue())) {
                return true;
            }
            if (element.isContainerNode()) {
                for (JsonNode member : element) {
                    if (member.isTextual() && words.contains(member.textValue())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    boolean is(Role role, Spot spot) {
        return list(role).contains(spot);
    }

    List<Spot> of(Role role) {
        return list(role);
    }

    /** {@return the things that the answer lists, or the rows} */
    List<Spot> items() {
        return list(Role.ITEM).stream()
                .filter(item -> list(Role.LIST).stream()
                        .anyMatch(outer ->
                                outer.value() == item.parent() && !outer.name().equals("columns")))
                .toList();
    }

    /** {@return all that the operation is about} */
    List<Spot> heart() {
        List<Spot> all = new ArrayList<>();
        byRole.values().forEach(all::addAll);
        return all;
    }

    /** {@return whether the operation is about what this answer holds} */
    boolean hasHeart() {
        return !list(Role.ID).isEmpty() || !list(Role.LIST).isEmpty();
    }

    /** {@return what must come of the answer when nothing of it can be read} */
    Spoiled.Expected lost() {
        if (isSide()) {
            return Spoiled.Expected.SAID;
        }
        if (isLookAhead()) {
            return Spoiled.Expected.TOLD;
        }
        if (hasHeart()) {
            boolean inParts = play.ask().name().equals("introspect");
            return inParts ? Spoiled.Expected.TOLD : Spoiled.Expected.ERROR;
        }
        return play.ask().name().startsWith("test") ? Spoiled.Expected.TYPED : Spoiled.Expected.TOLD;
    }

    /** {@return whether the answer adds to what an answer before it has told already: how much an ended job moved} */
    boolean isSide() {
        return play.ask().name().equals("await") && play.exchanges().indexOf(exchange) > 0;
    }

    /**
     * {@return whether the answer only saves a cancellation that is not needed; the cancellation answers for itself}
     */
    boolean isLookAhead() {
        return play.ask().name().equals("cancel") && !exchange.write();
    }

    /** {@return whether the value is a cell of a row, which may hold anything} */
    boolean isCell(Spot spot) {
        boolean rows = play.ask().name().equals("query") || play.ask().name().equals("preview");
        return rows
                && list(Role.ITEM).stream()
                        .anyMatch(row -> row.value().isContainerNode() && row.value() == spot.parent());
    }

    /** {@return whether the operation may look for what it did when it cannot read the answer} */
    boolean looksBack() {
        return LOOKING.contains(play.ask().name());
    }

    /** {@return whether the caller knew beforehand which id must come back} */
    boolean isAbout() {
        return ABOUT.contains(play.ask().name());
    }
}
