package org.connectorsdk.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import java.util.Objects;
import org.connectorsdk.api.observe.Scope;
import org.jspecify.annotations.Nullable;

/** What counts in the timer of its observations without being one. */
final class Timed<C extends Observation.Context> implements Measure {
    private final MeterRegistry meters;
    private final Kind<C> kind;
    private final C context;
    private final KeyValues more;
    private final Timer.Sample sample;

    Timed(MeterRegistry meters, Kind<C> kind, C context, KeyValues more) {
        this.meters = meters;
        this.kind = kind;
        this.context = context;
        this.more = more;
        this.sample = Timer.start(meters);
    }

    @Override
    public Observation observation() {
        return Observation.NOOP;
    }

    @Override
    public Scope enter() {
        return Scope.NONE;
    }

    /** The tags are those of Micrometer's own handler. */
    @Override
    public void end(@Nullable Throwable error) {
        Tags tags = Tags.empty();
        for (KeyValue key :
                kind.convention().getLowCardinalityKeyValues(context).and(more)) {
            tags = tags.and(Tag.of(key.getKey(), key.getValue()));
        }
        String thrown = error == null ? KeyValue.NONE_VALUE : error.getClass().getSimpleName();
        String name = Objects.requireNonNullElse(kind.convention().getName(), kind.name());
        long unused =
                sample.stop(Timer.builder(name).tags(tags.and("error", thrown)).register(meters));
    }
}
