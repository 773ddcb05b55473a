package org.connectorsdk.api.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** What a provider says of itself holds together. */
class DescriptorTest {
    @Test
    void aRefinementNeedsWhatItRefines() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderDescriptor.of("acme", "Acme")
                        .can(Capability.SYNC_CANCEL)
                        .build())
                .withMessageContaining("SYNC_CANCEL needs [SYNC]");
    }

    @Test
    void aCapabilityIsFoundByNameAndAnUnknownOneIsKept() {
        assertThat(Capability.of("LIST")).isSameAs(Capability.LIST);
        assertThat(Capability.of("ACME_MAGIC").isKnown()).isFalse();
        assertThat(Capability.of("ACME_MAGIC")).isEqualTo(Capability.of("ACME_MAGIC"));
    }

    @Test
    void everyConstantIsKnownByName() throws IllegalAccessException {
        for (var field : Capability.class.getFields()) {
            Capability capability = (Capability) field.get(null);
            assertThat(capability).isNotNull();
            assertThat(Capability.known()).contains(capability);
            assertThat(capability).hasToString(field.getName());
        }
    }

    @Test
    void aNarrowedCopyLeavesTheOriginalAlone() {
        ProviderDescriptor wide = ProviderDescriptor.of("acme", "Acme")
                .can(Capability.LIST, Capability.SYNC)
                .quirk("slow", "It is slow.")
                .build();

        ProviderDescriptor narrow = wide.toBuilder().cannot(Capability.SYNC).build();

        assertThat(narrow.supports(Capability.SYNC)).isFalse();
        assertThat(narrow.quirks()).isEqualTo(wide.quirks());
        assertThat(wide.supports(Capability.SYNC)).isTrue();
    }

    @Test
    void anIdIsFitForSettingsAndHandles() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProviderDescriptor.of("Acme Corp", "Acme"));
    }

    @Test
    void aProviderOutsideOfAJarHasVersionZero() {
        assertThat(ProviderDescriptor.of("acme", "Acme")
                        .versions(DescriptorTest.class, "v2")
                        .build())
                .extracting(ProviderDescriptor::version, ProviderDescriptor::apiVersion)
                .containsExactly("0", "v2");
    }
}
