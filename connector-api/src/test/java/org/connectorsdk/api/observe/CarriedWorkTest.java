package org.connectorsdk.api.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.call.ContextCarrier;
import org.junit.jupiter.api.Test;

/** The carrier of an observer loses no work. */
class CarriedWorkTest {
    private final List<String> lines = new ArrayList<>();

    private static Observer carriedBy(ContextCarrier carrier) {
        return Observer.all(new Observer() {
            @Override
            public ContextCarrier contextCarrier() {
                return carrier;
            }
        });
    }

    @Test
    void workIsDoneOnceThoughWhatCarriesItThrows() {
        Observer before = carriedBy(work -> () -> {
            throw new IllegalStateException();
        });
        Observer after = carriedBy(work -> () -> {
            work.run();
            throw new IllegalStateException();
        });

        before.contextCarrier().carry(() -> lines.add("without")).run();
        after.contextCarrier().carry(() -> lines.add("within")).run();

        assertThat(lines).containsExactly("without", "within");
    }
}
