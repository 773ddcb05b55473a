package org.connectorsdk.spring;

import java.util.ServiceLoader;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What a native image needs so that providers are found. What each of them needs for its requests and answers is in its
 * own jar, under {@code META-INF/native-image}.
 */
final class ProviderHints implements RuntimeHintsRegistrar {
    ProviderHints() {}

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        hints.resources().registerPattern("META-INF/services/" + ConnectorProvider.class.getName());
        ServiceLoader.load(ConnectorProvider.class, loader).stream()
                .map(ServiceLoader.Provider::type)
                .forEach(type -> hints.reflection().registerType(type, MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS));
    }
}
