package org.connectorsdk.simulators.hotdata.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;

/**
 * How a managed table is laid out, fixed when it is declared.
 *
 * @since 0.1.0
 */
public record TableLayout(List<String> key, ArrayNode partitionBy, ArrayNode sortedBy, List<String> constantPerKey) {
    static final TableLayout NONE = new TableLayout(List.of(), array(), array(), List.of());

    private static final Set<String> TRANSFORMS = Set.of("identity year month day hour".split(" ", -1));

    private static ArrayNode array() {
        return Json.array();
    }

    public static TableLayout read(Members members) {
        ArrayNode partitions = array();
        members.list("partition_by", TableLayout::partition).forEach(partitions::add);
        ArrayNode order = array();
        members.list("sorted_by", TableLayout::order).forEach(order::add);
        return new TableLayout(members.texts("key"), partitions, order, members.texts("constant_per_key"));
    }

    private static ObjectNode partition(Members members) {
        String transform = members.text("transform");
        if (!TRANSFORMS.contains(transform)) {
            members.refuse("transform", "one of " + TRANSFORMS);
        }
        return Json.object().put("column", members.text("column")).put("transform", transform);
    }

    private static ObjectNode order(Members members) {
        ObjectNode order = Json.object().put("column", members.text("column"));
        Optional<String> direction = members.optionalText("direction");
        Optional<String> nulls = members.optionalText("nulls");
        return order.put("direction", direction.orElse("asc")).put("nulls", nulls.orElse("last"));
    }
}
