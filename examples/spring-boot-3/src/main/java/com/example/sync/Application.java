package com.example.sync;

import org.connectorsdk.jackson2.ConnectorModule;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the application; its account is in {@code application.yaml}. */
@SpringBootApplication
public class Application {
    /**
     * Starts it.
     *
     * @param arguments properties, such as {@code --server.port=8081}
     */
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    /** {@return what makes Jackson 2 write values of the library; Spring Boot 4 finds that of Jackson 3 by itself} */
    @Bean
    ConnectorModule connectorModule() {
        return new ConnectorModule();
    }
}
