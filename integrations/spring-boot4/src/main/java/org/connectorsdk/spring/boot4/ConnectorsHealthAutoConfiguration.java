package org.connectorsdk.spring.boot4;

import java.util.LinkedHashMap;
import java.util.Map;
import org.connectorsdk.spring.AccountChecks;
import org.connectorsdk.spring.AccountHealth;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;

/**
 * Health: a contributor {@code connectors} with an entry for each account, unless
 * {@code management.health.connectors.enabled} is false or there is no account.
 */
@AutoConfiguration(
        afterName = "org.connectorsdk.spring.ConnectorsActuatorAutoConfiguration",
        beforeName = "org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration")
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(AccountChecks.class)
@ConditionalOnEnabledHealthIndicator("connectors")
class ConnectorsHealthAutoConfiguration {
    ConnectorsHealthAutoConfiguration() {}

    @Bean
    CompositeHealthContributor connectorsHealthContributor(AccountChecks checks) {
        Map<String, HealthIndicator> indicators = new LinkedHashMap<>();
        checks.names().forEach(name -> indicators.put(name, () -> health(checks.of(name))));
        return CompositeHealthContributor.fromMap(indicators);
    }

    private static Health health(AccountHealth found) {
        return Health.status(new Status(found.state().name()))
                .withDetails(found.details())
                .build();
    }
}
