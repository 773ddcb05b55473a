package org.connectorsdk.cli.plugin;

import java.io.File;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why something of a plug-in could not be loaded, in plain words. Of a failure only class names are shown, as a foreign
 * message may quote anything.
 */
final class LoadFailure {
    /** As the loader words it: {@code …ConnectorProvider: Provider com.acme.X not found}. */
    private static final Pattern ENTRY = Pattern.compile("Provider ([\\w.$]+) ");

    private static final Pattern CLASS_NAME = Pattern.compile("[\\w.$/]+");
    private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)\\.0\\)");

    /** Class files of Java 1 have this version less one, and each Java since has one more. */
    private static final int VERSIONS_BEFORE_JAVA = 44;

    private LoadFailure() {}

    static String reason(Throwable failure) {
        Throwable root = root(failure);
        String text = String.valueOf(root.getMessage());
        if (root instanceof UnsupportedClassVersionError) {
            return entry(failure) + newerJava(text);
        }
        boolean missing = root instanceof NoClassDefFoundError || root instanceof ClassNotFoundException;
        if (missing && CLASS_NAME.matcher(text).matches()) {
            return entry(failure) + "needs the class " + text.replace('/', '.')
                    + ", which neither the plug-in nor the command line has; pack it into the jar, or name its jar too:"
                    + " --plugin plugin.jar" + File.pathSeparator + "library.jar";
        }
        if (root instanceof LinkageError) {
            return entry(failure) + "does not fit this version of the command line ("
                    + root.getClass().getSimpleName() + "); use a version of the plug-in that was built for it";
        }
        if (root instanceof ServiceConfigurationError) {
            return entry(failure) + unusable(text);
        }
        return entry(failure) + "failed while it was loaded, with "
                + root.getClass().getName();
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String entry(Throwable failure) {
        Matcher named = ENTRY.matcher(String.valueOf(failure.getMessage()));
        return failure instanceof ServiceConfigurationError && named.find() ? named.group(1) + " " : "";
    }

    private static String newerJava(String text) {
        Matcher version = CLASS_FILE_VERSION.matcher(text);
        int running = Runtime.version().feature();
        return version.find()
                ? "was built for Java " + (Integer.parseInt(version.group(1)) - VERSIONS_BEFORE_JAVA)
                        + ", this is Java " + running + "; run the command line with that Java or a newer one"
                : "was built for another Java than this one, " + running;
    }

    private static String unusable(String text) {
        if (text.endsWith("not found")) {
            return "is named under META-INF/services, but is not in the plug-in";
        }
        return text.endsWith("not a subtype")
                ? "does not implement the interface that it is named for under META-INF/services"
                : "cannot be used as it is named under META-INF/services";
    }
}
