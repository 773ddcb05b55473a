package org.connectorsdk.cli.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;

/**
 * The classes of one plug-in, behind those of the command line. Never closed: a thread of the plug-in may outlive the
 * command, and the process ends soon after it.
 */
final class PluginClassLoader extends URLClassLoader {
    private static final String OUR_SERVICES = "META-INF/services/org.connectorsdk.";

    PluginClassLoader(String name, URL[] jars) {
        super(name, jars, PluginClassLoader.class.getClassLoader());
    }

    /** Of our own services only what the plug-in brings, or it would bring everything that ships once more. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith(OUR_SERVICES) ? findResources(name) : super.getResources(name);
    }
}
