package org.connectorsdk.spring;

import org.connectorsdk.api.Connectors;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Actuator: the endpoint {@code connectors}, a contributor of {@code info}, checks for {@code health}, and what keeps
 * secrets out of the endpoints that show properties.
 */
@AutoConfiguration(
        after = ConnectorsAutoConfiguration.class,
        beforeName = {
            "org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration",
            "org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration"
        })
@ConditionalOnClass(Endpoint.class)
class ConnectorsActuatorAutoConfiguration {
    ConnectorsActuatorAutoConfiguration() {}

    @Bean
    AccountSanitizing connectorsSanitizingFunction(DeclaredAccounts declared) {
        return new AccountSanitizing(declared);
    }

    @Bean
    @ConditionalOnMissingBean
    AccountChecks connectorsAccountChecks(ConnectorAccounts accounts, ConnectorsProperties properties) {
        return new AccountChecks(accounts, properties.health(), System::nanoTime);
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    ConnectorsEndpoint connectorsEndpoint(Connectors connectors, ConnectorAccounts accounts) {
        return new ConnectorsEndpoint(connectors, accounts);
    }

    @Bean
    @ConditionalOnEnabledInfoContributor("connectors")
    InfoContributor connectorsInfoContributor(Connectors connectors, ConnectorAccounts accounts) {
        return new AccountsInfo(connectors, accounts);
    }
}
