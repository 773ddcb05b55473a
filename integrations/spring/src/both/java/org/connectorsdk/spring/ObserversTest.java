package org.connectorsdk.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.micrometer.MicrometerObserver;
import org.connectorsdk.opentelemetry.OpenTelemetryObserver;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Clients are observed with what the program has. */
class ObserversTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ConnectorsAutoConfiguration.class, ConnectorsObserverAutoConfiguration.class))
            .withPropertyValues("connectors.accounts.shop.provider=hotdata", "connectors.accounts.shop.token=t");

    @Test
    void withoutARegistryNothingIsObserved() {
        runner.run(context -> assertThat(context).doesNotHaveBean(Observer.class));
    }

    @Test
    void aRegistryOfMetersHasThoseOfTheAccount() {
        runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> assertThat(context.getBean(MeterRegistry.class)
                                .get("connector.clients")
                                .tag("account", "shop")
                                .gauge()
                                .value())
                        .isEqualTo(1));
    }

    @Test
    void withoutTheModuleARegistryIsLeftAlone() {
        runner.withClassLoader(new FilteredClassLoader(MicrometerObserver.class))
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Observer.class));
    }

    @Test
    void anOpenTelemetryGetsSpans() {
        runner.withBean(OpenTelemetry.class, OpenTelemetry::noop)
                .run(context -> assertThat(context).hasSingleBean(OpenTelemetryObserver.class));
    }

    @Test
    void whereMicrometerMakesSpansNobodyElseDoes() {
        runner.withBean(OpenTelemetry.class, OpenTelemetry::noop)
                .withBean(Tracer.class, () -> Tracer.NOOP)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> assertThat(context).doesNotHaveBean(OpenTelemetryObserver.class));
    }

    @Test
    void aTracerThatNobodyTellsOfCallsLeavesThemToOpenTelemetry() {
        runner.withClassLoader(new FilteredClassLoader(MicrometerObserver.class))
                .withBean(OpenTelemetry.class, OpenTelemetry::noop)
                .withBean(Tracer.class, () -> Tracer.NOOP)
                .run(context -> assertThat(context).hasSingleBean(OpenTelemetryObserver.class));
    }
}
