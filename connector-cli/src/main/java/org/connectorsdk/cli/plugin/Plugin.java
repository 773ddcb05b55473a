package org.connectorsdk.cli.plugin;

import io.vavr.control.Either;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.connectorsdk.api.DiscoveryProblem;

/** One plug-in: a jar, or several that need each other, with a class loader of its own. */
final class Plugin {
    private final String place;
    private final ClassLoader loader;

    private Plugin(String place, ClassLoader loader) {
        this.place = place;
        this.loader = loader;
    }

    static Either<DiscoveryProblem, Plugin> open(List<Path> jars) {
        String place = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            Path jar = jars.get(i);
            Optional<String> objection = objection(jar);
            if (objection.isPresent()) {
                return Either.left(new DiscoveryProblem(jar.toString(), objection.get()));
            }
            urls[i] = url(jar);
        }
        return Either.right(new Plugin(place, new PluginClassLoader(place, urls)));
    }

    /** A class loader passes over what it cannot open, without a word. */
    private static Optional<String> objection(Path jar) {
        if (!Files.exists(jar)) {
            return Optional.of("does not exist; check the path");
        }
        if (!Files.isRegularFile(jar)) {
            return Optional.of("is not a file; name a jar");
        }
        if (!Files.isReadable(jar)) {
            return Optional.of("cannot be read; check its permissions");
        }
        try (JarFile opened = new JarFile(jar.toFile())) {
            return opened.size() == 0 ? Optional.of("is empty; build it again") : Optional.empty();
        } catch (IOException e) {
            return Optional.of("is not a jar, or a damaged one; build or copy it again");
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("a file without an address", e);
        }
    }

    /** {@return the jars, as they were named} */
    String place() {
        return place;
    }

    DiscoveryProblem problem(String message) {
        return new DiscoveryProblem(place, message);
    }

    /** Makes what the plug-in brings of one kind; what cannot be made becomes a problem and hides nothing else. */
    <T> List<T> services(Class<T> kind, List<DiscoveryProblem> problems) {
        List<T> made = new ArrayList<>();
        Iterator<T> entries = ServiceLoader.load(kind, loader).iterator();
        while (true) {
            try {
                if (!entries.hasNext()) {
                    return made;
                }
                T entry = entries.next();
                if (entry.getClass().getClassLoader() == loader) {
                    made.add(entry);
                } else {
                    problems.add(problem(entry.getClass().getName()
                            + " ships with the command line, which uses its own; leave it out of the plug-in"));
                }
            } catch (OutOfMemoryError | InternalError | UnknownError machine) {
                throw machine; // no fault of this plug-in
            } catch (Throwable failure) {
                problems.add(problem(LoadFailure.reason(failure)));
            }
        }
    }
}
