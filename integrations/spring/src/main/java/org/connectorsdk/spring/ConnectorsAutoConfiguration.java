package org.connectorsdk.spring;

import okhttp3.OkHttpClient;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.observe.Observer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Opens a client for each account under {@code connectors.accounts}, and makes it a bean that the name of the account
 * qualifies. Opening sends nothing.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@EnableConfigurationProperties(ConnectorsProperties.class)
@Import(AccountsRegistrar.class)
@ImportRuntimeHints(ProviderHints.class)
public class ConnectorsAutoConfiguration {
    /** The name of the bean that has all accounts. */
    static final String ACCOUNTS = "connectorAccounts";

    /** Made by Spring. */
    ConnectorsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    Connectors connectors(ApplicationContext application) {
        ClassLoader loader = application.getClassLoader();
        return loader == null ? Connectors.discover() : Connectors.discover(loader);
    }

    @Bean
    DeclaredAccounts declaredConnectorAccounts(Environment environment, Connectors connectors) {
        return DeclaredAccounts.in(environment, connectors);
    }

    @Bean(ACCOUNTS)
    ConnectorAccounts connectorAccounts(
            DeclaredAccounts declared,
            Connectors connectors,
            ConnectorsProperties properties,
            ObjectProvider<Observer> observers,
            ObjectProvider<RuntimeContextCustomizer> customizers) {
        Observer observer = Observer.all(observers.orderedStream().toArray(Observer[]::new));
        return new AccountOpening(
                        connectors,
                        properties.integrator(),
                        observer,
                        customizers.orderedStream().toList())
                .open(declared);
    }

    /** A client of OkHttp is lent where the program marks one. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(OkHttpClient.class)
    static class SharedHttpClient {
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        RuntimeContextCustomizer sharedHttpClientCustomizer(@ForConnectors ObjectProvider<OkHttpClient> client) {
            return (account, context) -> client.ifUnique(shared -> context.lend(OkHttpClient.class, shared));
        }
    }
}
