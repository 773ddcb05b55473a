package org.connectorsdk.verification.architecture;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashSet;
import java.util.Set;
import org.connectorsdk.http.json.PassesOver;

/** What an operation answers keeps the members that it has no place for, in the whole and in all its parts. */
final class KeepUnknownMembers extends ArchCondition<JavaMethod> {
    private final DescribedPredicate<JavaClass> ours;

    /**
     * Demands it of some records.
     *
     * @param ours those of the providers
     */
    KeepUnknownMembers(DescribedPredicate<JavaClass> ours) {
        super("keep the unknown members of what they answer");
        this.ours = ours;
    }

    @Override
    public void check(JavaMethod operation, ConditionEvents events) {
        Set<JavaClass> records = new LinkedHashSet<>();
        collect(operation.getReturnType(), records);
        records.stream().filter(record -> !keeps(record)).forEach(record -> {
            String message = record.getName() + " loses unknown members (" + operation.getName() + ")";
            events.add(SimpleConditionEvent.violated(record, message));
        });
    }

    private void collect(JavaType type, Set<JavaClass> found) {
        for (JavaClass involved : type.getAllInvolvedRawTypes()) {
            if (involved.isRecord() && ours.test(involved) && found.add(involved)) {
                for (JavaField component : involved.getFields()) {
                    collect(component.getType(), found);
                }
            }
        }
    }

    /** A record may say that it is a small part of an answer, and nothing else. */
    private static boolean keeps(JavaClass record) {
        return record.getMethods().stream().anyMatch(accessor -> accessor.isAnnotatedWith(JsonAnySetter.class))
                || (record.isAnnotatedWith(PassesOver.class)
                        && record.getAnnotationOfType(PassesOver.class).value().length == 0);
    }
}
