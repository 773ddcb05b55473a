package org.connectorsdk.verification.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds when all that a caller sees of a type, its type arguments included, is allowed: supertypes, type parameters,
 * and the fields, parameters, results and exceptions of its public and protected members.
 */
final class ShowOnly extends ArchCondition<JavaClass> {
    private final DescribedPredicate<JavaClass> allowed;

    ShowOnly(DescribedPredicate<JavaClass> allowed) {
        super("show only types that are %s", allowed.getDescription());
        this.allowed = allowed;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!isVisible(type)) {
            return;
        }
        Stream<JavaType> own = Stream.of(
                        type.getSuperclass().stream(), type.getInterfaces().stream(), type.getTypeParameters().stream())
                .flatMap(each -> each);
        report(type.getName(), own, events);
        for (JavaMember member : type.getMembers()) {
            if (isVisible(member)) {
                report(member.getFullName(), typesOf(member), events);
            }
        }
    }

    private void report(String where, Stream<? extends JavaType> types, ConditionEvents events) {
        types.map(JavaType::getAllInvolvedRawTypes)
                .flatMap(Collection::stream)
                .map(JavaClass::getBaseComponentType)
                .distinct()
                .filter(shown -> !allowed.test(shown))
                .forEach(
                        shown -> events.add(SimpleConditionEvent.violated(shown, where + " shows " + shown.getName())));
    }

    private static Stream<JavaType> typesOf(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        var unit = (JavaCodeUnit) member;
        return Stream.of(
                        Stream.of(unit.getReturnType()),
                        unit.getParameterTypes().stream(),
                        unit.getTypeParameters().stream(),
                        unit.getExceptionTypes().stream())
                .flatMap(each -> each);
    }

    private static boolean isVisible(JavaClass type) {
        Optional<JavaClass> enclosing = type.getEnclosingClass();
        return isVisible(type.getModifiers()) && (enclosing.isEmpty() || isVisible(enclosing.orElseThrow()));
    }

    private static boolean isVisible(JavaMember member) {
        return isVisible(member.getModifiers());
    }

    private static boolean isVisible(Collection<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
