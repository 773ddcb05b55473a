package org.connectorsdk.api.call;

import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;

/**
 * Makes threads that clients of one process share. Such a thread outlives the one that happened to need it first and
 * takes nothing from it: no class loader, no inheritable value, no rights and no group of threads. For those who write
 * a runtime.
 *
 * @since 0.1.0
 */
public final class DaemonThreads {
    private DaemonThreads() {}

    /**
     * Makes a thread without starting it.
     *
     * @param name its name
     * @param work what it does
     * @return a daemon
     */
    @SuppressWarnings("removal") // up to Java 23 a thread keeps the contexts of all that were on the stack of its maker
    public static Thread of(String name, Runnable work) {
        return AccessController.doPrivileged(
                (PrivilegedAction<Thread>) () -> daemon(name, work), new AccessControlContext(new ProtectionDomain[0]));
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(outermost(), work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
        return thread;
    }

    private static ThreadGroup outermost() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
