package com.example.sync;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

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
}
