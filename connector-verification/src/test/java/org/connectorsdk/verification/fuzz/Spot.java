package org.connectorsdk.verification.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value in a document, by where it stands.
 *
 * @param parent what holds it; null for the document itself
 * @param name the name of the member; empty for an element or the document
 * @param index the place among the elements; -1 for a member or the document
 * @param value the value
 * @param depth how many containers are around it
 * @param path for people
 */
@SuppressWarnings("ReferenceEquality") // equal values in two places are two values
record Spot(@Nullable JsonNode parent, String name, int index, JsonNode value, int depth, String path) {
    static List<Spot> of(JsonNode document) {
        List<Spot> spots = new ArrayList<>();
        collect(new Spot(null, "", -1, document, 0, ""), spots);
        return spots;
    }

    private static void collect(Spot spot, List<Spot> spots) {
        spots.add(spot);
        JsonNode value = spot.value;
        int inside = spot.depth + 1;
        if (value.isObject()) {
            value.properties()
                    .forEach(member -> collect(
                            new Spot(
                                    value,
                                    member.getKey(),
                                    -1,
                                    member.getValue(),
                                    inside,
                                    spot.path + "/" + member.getKey()),
                            spots));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                collect(new Spot(value, "", i, value.get(i), inside, spot.path + "/" + i), spots);
            }
        }
    }

    boolean isMember() {
        return index < 0 && parent != null;
    }

    boolean isElement() {
        return index >= 0;
    }

    /** {@return whether this is the place} */
    boolean is(@Nullable JsonNode holder, String member, int at) {
        return holder == parent && index == at && name.equals(member);
    }
}
