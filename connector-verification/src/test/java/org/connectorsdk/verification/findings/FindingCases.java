package org.connectorsdk.verification.findings;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.verification.incidents.Stage;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Makes the cases of {@link ForEveryCase}. */
final class FindingCases implements ArgumentsProvider, AnnotationConsumer<ForEveryCase> {
    private static final Map<String, ProviderDescriptor> DESCRIPTORS = new ConcurrentHashMap<>();

    private ForEveryCase annotation = sample();

    @Override
    public void accept(ForEveryCase of) {
        annotation = of;
    }

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return of(context.getRequiredTestClass(), annotation).stream().map(Arguments::of);
    }

    /** The cases of one test, as they are run. */
    static List<Case<Object>> of(Class<?> test, ForEveryCase annotation) {
        List<ConformanceTarget> targets =
                Stage.targets().filter(target -> fits(target, annotation)).toList();
        List<Case<Object>> cases = new ArrayList<>();
        List<Input<Object>> inputs = inputs(test, annotation.inputs());
        View[] views = View.values();
        for (int i = 0; i < inputs.size(); i++) {
            for (int t = 0; t < targets.size(); t++) {
                for (View view : i == 0 ? views : new View[] {views[(i + t) % views.length]}) {
                    cases.add(new Case<>(inputs.get(i), targets.get(t), view));
                }
            }
        }
        return cases;
    }

    @SuppressWarnings("unchecked") // what a test makes of its own inputs is its own business
    private static List<Input<Object>> inputs(Class<?> test, String name) {
        try {
            Method method = test.getDeclaredMethod(name);
            method.setAccessible(true);
            return (List<Input<Object>>) method.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(test.getName() + " needs a static method " + name + "()", e);
        }
    }

    private static boolean fits(ConformanceTarget target, ForEveryCase needs) {
        ProviderDescriptor descriptor = DESCRIPTORS.computeIfAbsent(target.id(), id -> described(target));
        return (needs.only().length == 0 || List.of(needs.only()).contains(target.id()))
                && Stream.of(needs.with()).allMatch(name -> descriptor.supports(Capability.of(name)))
                && Stream.of(needs.without()).noneMatch(name -> descriptor.supports(Capability.of(name)));
    }

    private static ProviderDescriptor described(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            return stage.open().descriptor();
        }
    }

    @ForEveryCase
    private static ForEveryCase sample() {
        try {
            return FindingCases.class.getDeclaredMethod("sample").getAnnotation(ForEveryCase.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
