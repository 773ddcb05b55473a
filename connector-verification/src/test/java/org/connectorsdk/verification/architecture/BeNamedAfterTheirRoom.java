package org.connectorsdk.verification.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.facet.TableProfiles;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.spi.ConnectorProvider;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.provider.HttpConnections;

/**
 * Holds when a class of a provider has the name of the room that its work belongs to, so that no room has a second
 * name.
 */
final class BeNamedAfterTheirRoom extends ArchCondition<JavaClass> {
    /** What a class implements, and how its name ends then. */
    private static final Map<Class<?>, String> ROOMS = rooms();

    BeNamedAfterTheirRoom() {
        super("be named after their room");
    }

    private static Map<Class<?>, String> rooms() {
        Map<Class<?>, String> rooms = new LinkedHashMap<>();
        rooms.put(ConnectorProvider.class, "Provider");
        rooms.put(ProviderConnections.class, "Connections");
        rooms.put(SqlQuery.class, "Queries");
        rooms.put(TablePreview.class, "Queries");
        rooms.put(FileBrowser.class, "Files");
        rooms.put(TableProfiles.class, "Profiles");
        rooms.put(Workspaces.class, "Workspaces");
        rooms.put(Lifecycle.class, "Lifecycle");
        rooms.put(Backfill.class, "Backfills");
        return rooms;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        ROOMS.forEach((work, room) -> {
            if (!type.isInterface()
                    && type.isAssignableTo(work)
                    && !type.getSimpleName().endsWith(room)) {
                report(type, "is a " + work.getSimpleName() + " and not named *" + room, events);
            }
        });
        if (!type.isInterface()
                && type.isAssignableTo(ProviderConnections.class)
                && !type.isAssignableTo(HttpConnections.class)) {
            report(type, "does not extend HttpConnections", events);
        }
        if (type.getMethods().stream().anyMatch(BeNamedAfterTheirRoom::decodes)
                && !type.getSimpleName().endsWith("Errors")) {
            report(type, "decodes errors and is not named *Errors", events);
        }
        Stream<JavaMethod> operations =
                type.getMethods().stream().filter(method -> method.isAnnotatedWith(Operation.class));
        if (operations.findAny().isPresent() && !type.getSimpleName().endsWith("Api")) {
            report(type, "declares operations and is not named *Api", events);
        }
    }

    /** Lambdas have names of the compiler's making and belong to the method around them. */
    private static boolean decodes(JavaMethod method) {
        return !method.getName().startsWith("lambda$")
                && method.getRawReturnType().isEquivalentTo(VendorError.class)
                && method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(ErrorAnswer.class));
    }

    private static void report(JavaClass type, String breach, ConditionEvents events) {
        events.add(SimpleConditionEvent.violated(type, type.getName() + " " + breach));
    }
}
