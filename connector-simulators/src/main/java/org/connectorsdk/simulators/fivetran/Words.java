package org.connectorsdk.simulators.fivetran;

import java.util.List;
import java.util.function.Predicate;
import org.connectorsdk.testkit.simulator.IdSource;

/** The vendor's ids: two words, drawn from lists; a number follows where all that is drawn is taken. */
final class Words {
    private static final List<String> FIRST = words("""
            tidy calm early quiet brave amber bright mellow rapid silent gentle frozen golden hollow lucky narrow
            polite proud rustic shady simple sleepy smooth solid steady sunny swift tender urban vivid warm wide
            winter young ancient dusty eager fancy humble jolly""");
    private static final List<String> SECOND = words("""
            lantern harbour willow meadow anchor basket candle castle cedar cobalt copper desert ember falcon feather
            garden glacier hammer island jasmine kettle ladder maple marble mirror needle orchard pebble pepper pillow
            ribbon river saddle shadow silver summit timber tunnel valley window""");
    private static final int DRAWS = 8;

    private final IdSource ids;
    private int number;

    Words(IdSource ids) {
        this.ids = ids;
    }

    private static List<String> words(String text) {
        return List.of(text.split("\\s+", -1));
    }

    String next(Predicate<String> taken) {
        String id = "";
        for (int i = 0; i < DRAWS; i++) {
            id = FIRST.get(ids.below(FIRST.size())) + '_' + SECOND.get(ids.below(SECOND.size()));
            if (!taken.test(id)) {
                return id;
            }
        }
        return id + ++number;
    }
}
