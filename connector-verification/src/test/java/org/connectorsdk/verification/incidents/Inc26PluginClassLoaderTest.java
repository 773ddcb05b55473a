package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.Authenticator;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * INC-26: the provider is not found inside a plug-in (Azure/azure-sdk-for-java#20760, kestra-io/kestra#13193,
 * powsybl/powsybl-core#1727).
 */
class Inc26PluginClassLoaderTest {

    private static int found() {
        return Connectors.discover().providers().size();
    }

    /** Runs with another context class loader. */
    private static <T> T with(@Nullable ClassLoader loader, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(loader);
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void providersAreFoundWhateverTheContextClassLoaderIs() throws Exception {
        int all = found();
        assertThat(all).isPositive();
        assertThat(with(ClassLoader.getPlatformClassLoader(), Inc26PluginClassLoaderTest::found))
                .isEqualTo(all);
        assertThat(with(null, Inc26PluginClassLoaderTest::found)).isEqualTo(all);
        try (URLClassLoader copy = anotherCopy()) {
            assertThat(with(copy, Inc26PluginClassLoaderTest::found)).isEqualTo(all);
        }
        assertThat(CompletableFuture.supplyAsync(Inc26PluginClassLoaderTest::found, ForkJoinPool.commonPool())
                        .get())
                .isEqualTo(all);
    }

    @Test
    void providersOfAnotherCopyOfTheLibraryAreReportedAndHideNothing() throws Exception {
        try (URLClassLoader copy = anotherCopy()) {
            Connectors connectors = Connectors.discover(copy);

            assertThat(connectors.providers()).isEmpty();
            assertThat(connectors.problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.message()).contains("another copy of this library"));
        }
    }

    @Test
    void whatIsNotFoundListsWhatIsThere() {
        ConnectorError error =
                Connectors.discover().open("acme", ConnectorConfig.empty()).getLeft();

        assertThat(error.message()).contains("no provider 'acme'").contains("known are");
    }

    @ForEveryProvider
    void theHostProcessIsLeftAsItWas(ConformanceTarget target) throws Exception {
        try (Stage stage = new Stage(target)) { // the simulator is the host here, with properties of its own
            TimeZone unused = TimeZone.getDefault(); // the JDK notes it among the properties when it is first asked for
            Properties properties = (Properties) System.getProperties().clone();
            SSLContext tls = SSLContext.getDefault();
            Authenticator authenticator = Authenticator.getDefault();
            ClassLoader context = Thread.currentThread().getContextClassLoader();

            stage.open().list(ConnectionQuery.all()).get();

            assertThat(System.getProperties()).isEqualTo(properties);
            assertThat(SSLContext.getDefault()).isSameAs(tls);
            assertThat(Authenticator.getDefault()).isSameAs(authenticator);
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(context);
        }
    }

    /** The same class path once more, with nothing shared but the JDK. */
    private static URLClassLoader anotherCopy() throws Exception {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        URL[] urls = new URL[entries.length];
        for (int i = 0; i < entries.length; i++) {
            urls[i] = Path.of(entries[i]).toUri().toURL();
        }
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }
}
