package org.connectorsdk.spring.boot3;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.connectorsdk.jackson2.ConnectorModule;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * JSON: with {@code connector-jackson2} the program's mapper writes and reads values of the library. Spring Boot 4 asks
 * for no such bean: it finds modules of Jackson 3 by itself.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration")
@ConditionalOnClass({ConnectorModule.class, ObjectMapper.class})
class ConnectorsJacksonAutoConfiguration {
    ConnectorsJacksonAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    ConnectorModule connectorModule() {
        return new ConnectorModule();
    }
}
