package org.connectorsdk.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Answers a {@code ConnectorException} that a controller throws as a problem detail (RFC 9457), unless
 * {@code connectors.problem-details.enabled} is false.
 */
@AutoConfiguration
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "connectors.problem-details.enabled", matchIfMissing = true)
class ProblemDetailsAutoConfiguration {
    ProblemDetailsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    ConnectorExceptionAdvice connectorExceptionAdvice() {
        return new ConnectorExceptionAdvice();
    }
}
