package org.connectorsdk.spring.boot3;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.jackson2.ConnectorModule;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The mapper of a program writes values of the library. */
class ConnectorsJacksonTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(JacksonAutoConfiguration.class, ConnectorsJacksonAutoConfiguration.class));

    @Test
    void theMapperOfTheProgramWritesValues() {
        ConnectorError error =
                new ConnectorError.NotFound(ErrorContext.of("hotdata", "get").build(), "connection", "conn_1");

        runner.run(context -> assertThat(context.getBean(ObjectMapper.class).writeValueAsString(error))
                .isEqualTo(error.toJson().toJson()));
    }

    @Test
    void aModuleOfTheProgramCounts() {
        ConnectorModule own = new ConnectorModule();

        runner.withBean(ConnectorModule.class, () -> own)
                .run(context ->
                        assertThat(context.getBean(ConnectorModule.class)).isSameAs(own));
    }

    @Test
    void withoutTheModuleThereIsNothing() {
        runner.withClassLoader(new FilteredClassLoader(ConnectorModule.class))
                .run(context -> assertThat(context).hasNotFailed());
    }
}
