package org.connectorsdk.http.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.thing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a user spells the address, paths end up in one place, or it is refused (INC-13). */
class BaseAddressTest {
    private final List<ConfigViolation> violations = new ArrayList<>();

    private @Nullable HttpUrl base(String address, String prefix) {
        return BaseAddress.of(URI.create(address), prefix, false, violations);
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/api/public/v1,v1,https://h/api/public/",
        "https://h/api/public/v1/,v1,https://h/api/public/",
        "https://h/api/public/v1//,v1,https://h/api/public/",
        "https://h/api/public,v1,https://h/api/public/",
        "https://h/api/public/,v1,https://h/api/public/",
        "https://h/v1,v1,https://h/",
        "https://h,v1,https://h/",
        "https://h/,'',https://h/",
        "https://h/a/b,'',https://h/a/b/",
        "https://h/api/v1,api/v1,https://h/",
        "https://h/v10,v1,https://h/v10/",
        "HTTPS://H:443/x,'',https://h/x/",
        "http://localhost:8000/v1,v1,http://localhost:8000/",
        "http://127.0.0.1:8000,'',http://127.0.0.1:8000/",
        "http://[::1]:8000,'',http://[::1]:8000/",
        "https://h,api/public/v1,https://h/",
        "https://h/,api/public/v1,https://h/",
        "https://h/api/public/v1,api/public/v1,https://h/",
        "https://h/api/public/v1/,api/public/v1,https://h/",
        "https://h//api/public//v1//,api/public/v1,https://h/",
        "https://h/v1,api/public/v1,https://h/",
        "https://h/public/v1/,api/public/v1,https://h/",
        "https://h/api,api/public/v1,https://h/",
        "https://h/api/public/,api/public/v1,https://h/",
        "https://gateway/tenant-7, v1, https://gateway/tenant-7/",
        "https://gateway/tenant-7/v1/, v1, https://gateway/tenant-7/",
        "https://gateway/api/hotdata, api/v1, https://gateway/api/hotdata/",
        "https://gateway/v1, '', https://gateway/v1/",
        "https://gateway/a%20b/c%2Fd, v1, https://gateway/a%20b/c%2Fd/",
        "https://air_byte:8001/, v1, https://air_byte:8001/"
    })
    void spellingsMeetInOnePlace(String address, String prefix, String base) {
        assertThat(base(address, prefix)).hasToString(base);
        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/v1/v1, v1",
        "https://h/api/public/v1/v1, api/public/v1",
        "https://h/api/public/v1/api/public/v1, api/public/v1",
        "https://h/api/v1, api/public/v1",
        "https://h/api/api/v1, api/v1"
    })
    void aPathThatIsThereTwiceIsRefusedWithWhatToDo(String address, String prefix) {
        assertThat(base(address, prefix)).isNull();
        assertThat(violations).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo(HttpSettings.BASE_URL);
            assertThat(violation.message()).contains("leave that out");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h/?x=1",
                "https://h/#x",
                "https://user:pw@h/",
                "http://example.com",
                "http://127.0.0.1.example.com"
            })
    void whatCannotBeMeantIsRefused(String address) {
        assertThat(base(address, "")).isNull();
        assertThat(violations).hasSize(1).allSatisfy(violation -> {
            assertThat(violation.path()).isEqualTo(HttpSettings.BASE_URL);
            assertThat(violation.message()).doesNotContain("pw");
        });
    }

    @Test
    void plainHttpLeavesThisMachineOnlyWhereAllowed() {
        assertThat(BaseAddress.of(URI.create("http://example.com"), "", true, violations))
                .isNotNull();
    }

    @Test
    void aRuntimeThatCannotBeBuiltListsAllThatIsWrong() {
        try (HttpFixture http = new HttpFixture().at(URI.create("http://example.com/v1/v1?x=1"), "v1")) {
            ConnectorError error = http.build().getLeft();

            assertThat(error.kind()).isEqualTo(ErrorKind.CONFIGURATION);
            assertThat(((ConnectorError.Configuration) error).violations()).hasSize(3);
        }
    }

    @Test
    void thePathsOfTheApiAreAppendedToTheAddress() {
        try (HttpFixture http = new HttpFixture()) {
            http.at(URI.create(http.server.url() + "/api/v1/"), "v1").server.always(thing());

            http.get().get();

            assertThat(http.server.journal().get(0).path()).isEqualTo("/api/things/a");
            assertThat(http.runtime().baseUrl()).isEqualTo(http.server.url() + "/api/");
        }
    }
}
