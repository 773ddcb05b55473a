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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Makes the cases of {@link ForEveryCase}, and a stage for each test that takes one, which JUnit closes behind it. */
final class FindingCases implements ArgumentsProvider, AnnotationConsumer<ForEveryCase> {
    private static final Map<String, ProviderDescriptor> DESCRIPTORS = new ConcurrentHashMap<>();

    private ForEveryCase annotation = sample();

    @Override
    public void accept(ForEveryCase of) {
        annotation = of;
    }

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        boolean isStaged = context.getRequiredTestMethod().getParameterCount() > 1;
        return of(context.getRequiredTestClass(), annotation).stream()
                .map(one -> isStaged ? Arguments.of(one, new Stage(one.target())) : Arguments.of(one));
    }

    /** The cases of one test, as they are run. */
    static List<Case<Object>> of(Class<?> test, ForEveryCase annotation) {
        List<Input<Object>> inputs = inputs(test, annotation.inputs());
        if (annotation.asked().length == 0) {
            return cases(inputs, annotation, null);
        }
        return Stream.of(annotation.asked())
                .flatMap(asked -> cases(inputs, annotation, asked).stream())
                .toList();
    }

    private static List<Case<Object>> cases(
            List<Input<Object>> inputs, ForEveryCase annotation, @Nullable Asked asked) {
        List<ConformanceTarget> targets = Stage.targets()
                .filter(target -> fits(target, annotation) && (asked == null || supports(target, asked.capability())))
                .toList();
        List<Case<Object>> cases = new ArrayList<>();
        View[] views = View.values();
        for (int i = 0; i < inputs.size(); i++) {
            for (int t = 0; t < targets.size(); t++) {
                for (View view : i == 0 ? views : new View[] {views[(i + t) % views.length]}) {
                    cases.add(new Case<>(inputs.get(i), targets.get(t), view, asked));
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
        return (needs.only().length == 0 || List.of(needs.only()).contains(target.id()))
                && !List.of(needs.except()).contains(target.id())
                && Stream.of(needs.with()).allMatch(name -> supports(target, name))
                && Stream.of(needs.without()).noneMatch(name -> supports(target, name));
    }

    private static boolean supports(ConformanceTarget target, String capability) {
        return DESCRIPTORS.computeIfAbsent(target.id(), id -> described(target)).supports(Capability.of(capability));
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
