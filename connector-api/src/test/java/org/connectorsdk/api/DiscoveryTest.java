package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.config.SettingType;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.SpiVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding providers: each stands or falls alone, and what fell is reported in plain words (DISC-01 to 05, INC-26). */
class DiscoveryTest {
    @TempDir
    private Path folder;

    /** A class loader whose services file names the given classes. */
    private Connectors discover(String... names) throws IOException {
        Path services = Files.write(folder.resolve("services"), List.of(names));
        return Connectors.discover(new ClassLoader(DiscoveryTest.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.equals("META-INF/services/" + ConnectorProvider.class.getName())
                        ? Collections.enumeration(List.of(services.toUri().toURL()))
                        : super.getResources(name);
            }
        });
    }

    @Test
    void aProviderIsFoundUnderItsId() throws IOException {
        Connectors connectors = discover(Good.class.getName());

        assertThat(connectors.providers()).extracting(ProviderDescriptor::id).containsExactly("good");
        assertThat(connectors.provider("good")).isPresent();
        assertThat(connectors.problems()).isEmpty();
    }

    @Test
    void brokenProvidersHideNoOther() throws IOException {
        Connectors connectors = discover(
                "com.example.Missing",
                ThrowsWhenLoaded.class.getName(),
                ThrowsWhenMade.class.getName(),
                NoProviderAtAll.class.getName(),
                NeedsWhatIsNotThere.class.getName(),
                AssertsWhatIsNotSo.class.getName(),
                CallsItselfForEver.class.getName(),
                Good.class.getName());

        assertThat(connectors.providers()).extracting(ProviderDescriptor::id).containsExactly("good");
        assertThat(connectors.problems()).hasSize(7);
    }

    @Test
    void aProviderThatThrowsAnErrorIsReportedWithoutItsMessage() throws IOException {
        assertThat(discover(AssertsWhatIsNotSo.class.getName()).problems())
                .singleElement()
                .extracting(DiscoveryProblem::message)
                .isEqualTo("failed while it was loaded, with java.lang.AssertionError");
    }

    @Test
    void aMachineThatFailsIsNoFaultOfAProvider() {
        assertThatThrownBy(() -> Connectors.of(new MeetsNoMemory())).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void theProvidersThemselvesAreFoundById() {
        Good good = new Good();

        assertThat(Connectors.of(good).byId()).containsExactly(Map.entry("good", good));
    }

    @Test
    void aClassThatDoesNotExistIsNamed() throws IOException {
        assertThat(discover("com.example.Missing").problems())
                .singleElement()
                .hasToString("com.example.Missing: is named as a provider but does not exist");
    }

    @Test
    void aDependencyThatIsMissingIsNamed() throws IOException {
        assertThat(discover(NeedsWhatIsNotThere.class.getName()).problems())
                .singleElement()
                .extracting(DiscoveryProblem::message)
                .isEqualTo("needs the class com.example.Gone, which is not on the class path");
    }

    @Test
    void aConstructorThatThrowsIsReportedWithoutItsMessage() throws IOException {
        assertThat(discover(ThrowsWhenMade.class.getName()).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.origin()).isEqualTo(ThrowsWhenMade.class.getName());
                    assertThat(problem.message())
                            .contains("java.lang.IllegalStateException")
                            .doesNotContain("hunter2");
                });
    }

    @Test
    void twoProvidersOfOneIdAreBothRefusedAndNamed() throws IOException {
        Connectors connectors = discover(Good.class.getName(), GoodAgain.class.getName());

        assertThat(connectors.providers()).isEmpty();
        assertThat(connectors.problems())
                .singleElement()
                .asString()
                .contains(Good.class.getName(), GoodAgain.class.getName(), "claim the same id 'good'");
    }

    @Test
    void aProviderForAnotherInterfaceVersionIsRefusedNamingBoth() throws IOException {
        assertThat(discover(FromTheFuture.class.getName()).problems())
                .singleElement()
                .extracting(DiscoveryProblem::message)
                .asString()
                .contains("2.0", SpiVersion.CURRENT);
    }

    @Test
    void theContextClassLoaderPlaysNoPart() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            Thread.currentThread().setContextClassLoader(null);

            assertThat(Connectors.discover().problems()).isEmpty();
            assertThat(Thread.currentThread().getContextClassLoader()).isNull();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void anUnknownIdNamesKnownOnesAndWhatFailedToLoad() throws IOException {
        Connectors connectors = discover(Good.class.getName(), "com.example.Missing");

        ConnectorError error =
                connectors.open("hotdatta", ConnectorConfig.empty()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CONFIGURATION);
        assertThat(error.message()).contains("unknown provider 'hotdatta'", "available: good", "com.example.Missing");
    }

    @Test
    void allBadSettingsAreReportedAtOnceAndNothingIsOpened() throws IOException {
        ConnectorConfig config = ConnectorConfig.builder()
                .set("regoin", "eu")
                .set("attempts", "many")
                .build();

        ConnectorError error =
                discover(Good.class.getName()).open("good", config).getLeft();

        assertThat(error).isInstanceOfSatisfying(ConnectorError.Configuration.class, configuration -> {
            assertThat(configuration.violations()).hasSize(3);
            assertThat(configuration.message())
                    .contains("token", "regoin", "region", "attempts")
                    .doesNotContain("\n");
        });
    }

    @Test
    void aGivenInstanceNeedsNoDiscovery() {
        ConnectorConfig config =
                ConnectorConfig.builder().secret("token", Secret.of("s3cret")).build();

        try (Connections connections =
                Connectors.of(new Good()).open("good", config).get()) {
            assertThat(connections.descriptor().id()).isEqualTo("good");
        }
    }

    @Test
    void anAccountIsOpenedFromTheEnvironment() {
        Connectors connectors = Connectors.of(new Good());

        try (Connections connections = connectors
                .openFromEnvironment("good", Map.of("CONNECTOR_GOOD_TOKEN", "s3cret"))
                .get()) {
            assertThat(connections.descriptor().id()).isEqualTo("good");
        }
        assertThat(connectors.openFromEnvironment("good", Map.of()).getLeft().message())
                .contains("token");
    }

    /** A provider without faults. */
    public static class Good implements ConnectorProvider {
        @Override
        public String spiVersion() {
            return SpiVersion.CURRENT;
        }

        @Override
        public ProviderDescriptor descriptor() {
            return ProviderDescriptor.of("good", "Good")
                    .configSchema(ConfigSchema.builder()
                            .add(Setting.builder("token", SettingType.STRING)
                                    .label("Token")
                                    .secret()
                                    .required()
                                    .build())
                            .add(Setting.builder("region", SettingType.STRING)
                                    .label("Region")
                                    .build())
                            .add(Setting.builder("attempts", SettingType.INTEGER)
                                    .label("Attempts")
                                    .build())
                            .build())
                    .build();
        }

        @Override
        public Either<ConnectorError, ProviderConnections> open(Settings settings, RuntimeContext context) {
            return Either.right(new ScriptedProvider(ProviderDescriptor.of("good", "Good")));
        }
    }

    /** The same id from another class. */
    public static final class GoodAgain extends Good {}

    /** Built for an interface that does not exist yet. */
    public static final class FromTheFuture extends Good {
        @Override
        public String spiVersion() {
            return "2.0";
        }
    }

    /** Fails in its constructor, with a text that must not get out. */
    public static final class ThrowsWhenMade extends Good {
        /** Fails. */
        public ThrowsWhenMade() {
            throw new IllegalStateException("password hunter2");
        }
    }

    /** Fails in its static initialiser. */
    public static final class ThrowsWhenLoaded extends Good {
        private static final int NEVER = Integer.parseInt("never");

        @Override
        public String spiVersion() {
            return SpiVersion.CURRENT + NEVER;
        }
    }

    /** Needs a class that is not there, as a plug-in does whose dependency was left out. */
    public static final class NeedsWhatIsNotThere extends Good {
        @Override
        public ProviderDescriptor descriptor() {
            throw new NoClassDefFoundError("com/example/Gone");
        }
    }

    /** Fails as code does that was built for tests. */
    public static final class AssertsWhatIsNotSo extends Good {
        @Override
        public ProviderDescriptor descriptor() {
            throw new AssertionError("password hunter2");
        }
    }

    /** Never comes to an end. */
    public static final class CallsItselfForEver extends Good {
        @Override
        public ProviderDescriptor descriptor() {
            throw new StackOverflowError();
        }
    }

    /** Is asked while the process ends. */
    public static final class MeetsNoMemory extends Good {
        @Override
        public ProviderDescriptor descriptor() {
            throw new OutOfMemoryError();
        }
    }

    /** Is not a provider. */
    public static final class NoProviderAtAll {}
}
