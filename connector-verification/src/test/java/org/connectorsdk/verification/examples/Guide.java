package org.connectorsdk.verification.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that a reader of the guide writes down: each stands in a block under a line that names it. */
final class Guide {
    private static final Path PAGE = Path.of("..", "docs", "writing-a-provider.md");

    /** A line that is nothing but a path, such as {@code `pom.xml`:}, and the block below it. */
    private static final Pattern FILE =
            Pattern.compile("(?m)^`([\\w./-]+)`:\n\n```\\w*\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private Guide() {}

    /** The files of both chapters by their paths, in the order of the page. */
    static Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        Matcher file = FILE.matcher(Files.readString(PAGE));
        while (file.find()) {
            files.put(file.group(1), file.group(2));
        }
        return files;
    }

    /** The paths under which the example has the same files. */
    static List<Path> written(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        return files().keySet().stream().map(folder::resolve).toList();
    }
}
