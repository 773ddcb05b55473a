package org.connectorsdk.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.OpenTelemetry;
import org.connectorsdk.micrometer.MicrometerObserver;
import org.connectorsdk.opentelemetry.OpenTelemetryObserver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Metrics and traces: with {@code connector-micrometer} and a registry of meters all clients are measured; with
 * {@code connector-opentelemetry} and an {@code OpenTelemetry} they make spans, unless Micrometer makes them already.
 */
@AutoConfiguration(
        before = ConnectorsAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.tracing.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.tracing.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure"
                    + ".OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration"
        })
class ConnectorsObserverAutoConfiguration {
    ConnectorsObserverAutoConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({MicrometerObserver.class, MeterRegistry.class})
    @Order(1) // whether there is one decides on spans
    static class Meters {
        @Bean
        @ConditionalOnBean(MeterRegistry.class)
        @ConditionalOnMissingBean
        MicrometerObserver connectorsMicrometerObserver(
                MeterRegistry meters, ObjectProvider<ObservationRegistry> observations) {
            ObservationRegistry registry = observations.getIfAvailable();
            return registry == null ? MicrometerObserver.of(meters) : MicrometerObserver.of(registry, meters);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({OpenTelemetryObserver.class, OpenTelemetry.class})
    @Order(2)
    static class Spans {
        @Bean
        @ConditionalOnBean(OpenTelemetry.class)
        @ConditionalOnMissingBean
        @Conditional(MicrometerMakesNone.class)
        OpenTelemetryObserver connectorsOpenTelemetryObserver(OpenTelemetry openTelemetry) {
            return OpenTelemetryObserver.of(openTelemetry);
        }
    }

    /** A tracer of Micrometer makes spans of our calls only where our observer tells it of them. */
    static final class MicrometerMakesNone extends AnyNestedCondition {
        MicrometerMakesNone() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnMissingBean(type = "io.micrometer.tracing.Tracer")
        static final class NoTracer {}

        @ConditionalOnMissingBean(type = "org.connectorsdk.micrometer.MicrometerObserver")
        static final class NoObserver {}
    }
}
