package org.connectorsdk.http.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.text.Masker;
import org.junit.jupiter.api.Test;

/** One masker serves all calls with the same credential, and none with another. */
class CredentialMaskTest {
    private final CredentialMask mask = new CredentialMask();
    private final List<Secret> first = List.of(Secret.of("first-token"));
    private final List<Secret> second = List.of(Secret.of("second-token"));

    @Test
    void theSameCredentialHasTheSameMasker() {
        assertThat(mask.of(first)).isSameAs(mask.of(first));
    }

    @Test
    void anotherCredentialIsMaskedToo() {
        Masker before = mask.of(first);

        assertThat(mask.of(second).mask("a second-token")).isEqualTo("a [secret]");
        assertThat(before.mask("a first-token")).isEqualTo("a [secret]");
    }

    @Test
    void whoHasNoCredentialHasNothingToMask() {
        assertThat(mask.of(List.of())).isSameAs(Masker.none());
    }
}
