package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.Authenticator;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.ConnectorProvider;
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

        assertThat(error.message()).contains("unknown provider 'acme'").contains("available: ");
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

    @ForEveryProvider
    void aPluginThatIsUnloadedIsForgotten(ConformanceTarget target) throws Exception {
        // The HTTP client's threads are the host's; else they remember, on JDK 17, who had them started, for the minute
        // they live.
        try (Stage stage = new Stage(target)) {
            stage.open().list(ConnectionQuery.all()).get();
        }
        WeakReference<ClassLoader> plugin = usedAndClosed(target);
        for (int i = 0; i < 10 && plugin.get() != null; i++) {
            System.gc();
        }

        assertThat(plugin.get()).isNull();
    }

    /** Makes a call with a provider that a class loader of its own brought, and whose library is the host's. */
    private static WeakReference<ClassLoader> usedAndClosed(ConformanceTarget target) throws Exception {
        Class<?> known = provider(target, Connectors.class.getClassLoader());
        PluginLoader loader = new PluginLoader(known.getPackageName() + ".");
        assertThat(provider(target, loader)).isNotEqualTo(known);
        try (Stage stage = new Stage(target);
                Connections client = Connectors.discover(loader)
                        .open(target.provider(), stage.config().build())
                        .get()) {
            assertThat(client.list(ConnectionQuery.all()).isRight()).isTrue();
        }
        return new WeakReference<>(loader);
    }

    private static Class<?> provider(ConformanceTarget target, ClassLoader loader) {
        return ServiceLoader.load(ConnectorProvider.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.descriptor().id().equals(target.provider()))
                .findAny()
                .orElseThrow()
                .getClass();
    }

    /** Brings the classes of some packages itself; all others are the host's. */
    private static final class PluginLoader extends ClassLoader {
        private final String packages;

        PluginLoader(String packages) {
            super(PluginLoader.class.getClassLoader());
            this.packages = packages;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(packages)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
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
