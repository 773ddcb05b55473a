package org.connectorsdk.verification.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ErrorKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation refers to exists, and what exists is referred to. */
class ReferenceTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(#[^)]*)?\\)");

    static Stream<Path> documents() {
        return Documents.all().stream();
    }

    static Stream<String> providers() {
        return Connectors.discover().providers().stream().map(ProviderDescriptor::id);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFile(Path document) {
        assertThat(LINK.matcher(Documents.read(document)).results().map(link -> link.group(1)))
                .allSatisfy(link -> assertThat(
                                Files.exists(document.resolveSibling(link).normalize()))
                        .as(link)
                        .isTrue());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROVIDER_SPECIFIC")
    void everyKindOfErrorStandsInTheReadme(ErrorKind kind) {
        assertThat(Documents.read(Documents.ROOT.resolve("README.md"))).contains("`" + kind.name() + "`");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void everyProviderHasAPageThatTheReadmeLinks(String provider) {
        assertThat(Documents.read(Documents.ROOT.resolve("README.md"))).contains("docs/providers/" + provider + ".md");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void everySettingStandsInTheDocumentation(String provider) {
        String documented = Documents.read(Documents.ROOT.resolve("docs/configuration.md"))
                + Documents.read(Documents.ROOT.resolve("docs/providers/" + provider + ".md"));
        assertThat(Connectors.discover()
                        .provider(provider)
                        .orElseThrow()
                        .configSchema()
                        .settings())
                .extracting(Setting::name)
                .allSatisfy(name -> assertThat(documented).contains("`" + name + "`"));
    }
}
