package org.connectorsdk.api;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Virtual threads, where the running Java has them (21 and later): found by name, as the library is built for 17. */
final class VirtualThreads implements Workers {
    private final ThreadFactory factory;

    private VirtualThreads(ThreadFactory factory) {
        this.factory = factory;
    }

    /** {@return workers that start a virtual thread for each piece of work; empty where there are none} */
    static Optional<Workers> find() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder$OfVirtual");
            Method name = type.getMethod("name", String.class, long.class);
            Method inherit = type.getMethod("inheritInheritableThreadLocals", boolean.class);
            Object named = inherit.invoke(name.invoke(builder, "connector-async-", 1L), false);
            return Optional.of(
                    new VirtualThreads((ThreadFactory) type.getMethod("factory").invoke(named)));
        } catch (ReflectiveOperationException | UnsupportedOperationException older) {
            return Optional.empty();
        }
    }

    @Override
    public void execute(Runnable work, boolean isPoll) {
        Thread thread = factory.newThread(work);
        thread.setContextClassLoader(VirtualThreads.class.getClassLoader()); // the caller's may be a plug-in's
        thread.start();
    }
}
