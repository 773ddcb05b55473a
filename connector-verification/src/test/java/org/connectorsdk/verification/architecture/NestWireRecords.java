package org.connectorsdk.verification.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds when the records that an operation sends and answers are nested in a holder {@code *Wires} of a package {@code
 * wire}.
 */
final class NestWireRecords extends ArchCondition<JavaMethod> {
    private final DescribedPredicate<JavaClass> ours;

    /**
     * Demands it of some records.
     *
     * @param ours those of the providers
     */
    NestWireRecords(DescribedPredicate<JavaClass> ours) {
        super("nest their records in *Wires of a package wire");
        this.ours = ours;
    }

    @Override
    public void check(JavaMethod operation, ConditionEvents events) {
        Stream<JavaType> parameters = operation.getParameters().stream().map(JavaParameter::getType);
        Stream.concat(Stream.of(operation.getReturnType()), parameters)
                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .filter(JavaClass::isRecord)
                .filter(ours)
                .filter(record -> !isNested(record))
                .forEach(record -> events.add(SimpleConditionEvent.violated(
                        record, record.getName() + " is not nested in a *Wires (" + operation.getName() + ")")));
    }

    private static boolean isNested(JavaClass record) {
        JavaClass holder = record;
        for (Optional<JavaClass> next = record.getEnclosingClass();
                next.isPresent();
                next = holder.getEnclosingClass()) {
            holder = next.get();
        }
        return holder != record
                && holder.getSimpleName().endsWith("Wires")
                && holder.getPackageName().endsWith(".wire");
    }
}
