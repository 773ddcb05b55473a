package org.connectorsdk.verification.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Holds when a class depends on its own package and on those below it alone. */
final class AskNoPackageAbove extends ArchCondition<JavaClass> {
    private final String module;
    private final List<String> lowestFirst;

    /**
     * Demands an order of the packages of a module.
     *
     * @param module the module's own package
     * @param lowestFirst all packages of the module, as named below its own; empty for that one
     */
    AskNoPackageAbove(String module, List<String> lowestFirst) {
        super("ask no package above");
        this.module = module;
        this.lowestFirst = lowestFirst;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        int floor = floor(type);
        if (floor < 0 && !type.getSimpleName().equals("package-info")) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " is in a package without a place"));
        }
        type.getDirectDependenciesFromSelf().stream()
                .filter(each -> floor(each.getTargetClass()) > floor)
                .forEach(each -> events.add(SimpleConditionEvent.violated(type, each.getDescription())));
    }

    /** Where the package stands; -1 for one that has no place, as those of other modules. */
    private int floor(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        if (name.equals(module)) {
            return lowestFirst.indexOf("");
        }
        return name.startsWith(module + '.') ? lowestFirst.indexOf(name.substring(module.length() + 1)) : -1;
    }
}
