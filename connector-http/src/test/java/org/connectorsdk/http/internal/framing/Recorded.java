package org.connectorsdk.http.internal.framing;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.lang.reflect.InvocationHandler;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;

final class Recorded {
    private Recorded() {}

    static <T> T object(Class<T> type, InvocationHandler handler) {
        DynamicType.Loaded<? extends T> made = new ByteBuddy()
                .subclass(type, ConstructorStrategy.Default.IMITATE_SUPER_CLASS_OPENING)
                .method(isPublic().and(not(isDeclaredBy(Object.class))))
                .intercept(InvocationHandlerAdapter.of(handler))
                .make()
                .load(Recorded.class.getClassLoader());
        try {
            return made.getLoaded().getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
