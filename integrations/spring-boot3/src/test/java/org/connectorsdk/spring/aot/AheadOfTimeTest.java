package org.connectorsdk.spring.aot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.spring.ConnectorsAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

/** The beans of accounts come out of ahead-of-time processing. Secrets are read when the program starts. */
class AheadOfTimeTest {
    private static <C extends GenericApplicationContext> C with(C context, String token) {
        Map<String, Object> properties = Map.of(
                "connectors.accounts.shop.provider",
                "hotdata",
                "connectors.accounts.crm.provider",
                "hotdata",
                "connectors.accounts.shop.token",
                token,
                "connectors.accounts.crm.token",
                token);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        return context;
    }

    /** A bean of a program. */
    public static class Syncs {
        @Autowired
        @Qualifier("shop")
        Connections shop;
    }

    private static TestGenerationContext generated() {
        AnnotationConfigApplicationContext context = with(new AnnotationConfigApplicationContext(), "of-the-build");
        context.register(ConnectorsAutoConfiguration.class, Syncs.class);
        TestGenerationContext generation = new TestGenerationContext(ClassName.get("org.example", "Program"));
        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        generation.writeGeneratedContent();
        return generation;
    }

    @Test
    @CompileWithForkedClassLoader
    @SuppressWarnings("unchecked")
    void aClientIsInjectedByTheNameOfItsAccount() {
        TestCompiler.forSystem().with(generated()).compile(compiled -> {
            ApplicationContextInitializer<GenericApplicationContext> initializer =
                    compiled.getInstance(ApplicationContextInitializer.class);
            try (GenericApplicationContext context = with(new GenericApplicationContext(), "of-the-start")) {
                initializer.initialize(context);
                context.refresh();
                assertThat(context.getBean(Syncs.class).shop.status().account()).isEqualTo("shop");
            }
        });
    }

    @Test
    void noSecretIsInWhatIsGenerated() throws IOException {
        Map<String, InputStreamSource> sources =
                generated().getGeneratedFiles().getGeneratedFiles(GeneratedFiles.Kind.SOURCE);

        assertThat(sources).isNotEmpty();
        for (InputStreamSource source : sources.values()) {
            assertThat(source.getInputStream()).asString(StandardCharsets.UTF_8).doesNotContain("of-the-build");
        }
    }

    @Test
    void providersAreFoundInANativeImage() {
        RuntimeHints hints = generated().getRuntimeHints();

        assertThat(RuntimeHintsPredicates.resource()
                        .forResource("META-INF/services/" + ConnectorProvider.class.getName()))
                .accepts(hints);
    }
}
