package org.connectorsdk.verification.incidents;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Chooses the providers for {@link ForEveryProvider} by what they declare, on a stage where a test takes one. */
final class ReplayTargets implements ArgumentsProvider, AnnotationConsumer<ForEveryProvider> {
    private static final Map<String, ProviderDescriptor> DESCRIPTORS = new ConcurrentHashMap<>();
    private static final Map<String, Boolean> PAGED = new ConcurrentHashMap<>();

    private String[] with = {};
    private String[] without = {};
    private boolean withPages;

    @Override
    public void accept(ForEveryProvider annotation) {
        with = annotation.with();
        without = annotation.without();
        withPages = annotation.withPages();
    }

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        boolean isStaged = context.getRequiredTestMethod().getParameterTypes()[0] == Stage.class;
        return Stage.targets().filter(this::fits).map(target -> Arguments.of(isStaged ? new Stage(target) : target));
    }

    private boolean fits(ConformanceTarget target) {
        ProviderDescriptor descriptor = DESCRIPTORS.computeIfAbsent(target.id(), id -> described(target));
        return Stream.of(with).allMatch(name -> descriptor.supports(Capability.of(name)))
                && Stream.of(without).noneMatch(name -> descriptor.supports(Capability.of(name)))
                && (!withPages || PAGED.computeIfAbsent(target.id(), id -> hasPages(target)));
    }

    private static boolean hasPages(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            stage.seed(3);
            ConnectionQuery two = ConnectionQuery.builder().pageSize(2).build();
            return stage.open().list(two).map(page -> !page.isLast()).getOrElse(false);
        }
    }

    private static ProviderDescriptor described(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            return stage.open().descriptor();
        }
    }
}
