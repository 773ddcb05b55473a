package org.connectorsdk.cli.account;

import io.vavr.control.Either;
import java.nio.file.Path;
import java.util.List;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.cli.shell.JsonText;
import org.connectorsdk.cli.shell.Problems;
import org.connectorsdk.cli.shell.TextInput;

/**
 * A file with settings, in UTF-8. If it begins with a brace it is a JSON object; otherwise each line is {@code
 * NAME=VALUE}, taken as it stands without escapes, and lines that are empty or begin with {@code #} do not count.
 */
final class SettingsFile {

    private SettingsFile() {}

    static ConnectorConfig read(Path file, Problems problems) {
        Either<String, String> read = TextInput.file(file.toString());
        if (read.isLeft()) {
            problems.add("--settings: the file " + file + " " + read.getLeft());
            return ConnectorConfig.empty();
        }
        String text = read.get();
        return text.stripLeading().startsWith("{") ? json(file, text, problems) : lines(file, text, problems);
    }

    private static ConnectorConfig json(Path file, String text, Problems problems) {
        Either<String, JsonObject> read = JsonText.object(text);
        if (read.isLeft()) {
            problems.add("--settings: the file " + file + " " + read.getLeft());
            return ConnectorConfig.empty();
        }
        return ConnectorConfig.fromJson(read.get());
    }

    private static ConnectorConfig lines(Path file, String text, Problems problems) {
        ConnectorConfig.Builder config = ConnectorConfig.builder();
        List<String> lines = text.lines().toList();
        boolean readable = true;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int equals = line.indexOf('=');
            if (equals > 0) {
                config.set(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                readable = false;
                problems.add("--settings: line " + (i + 1) + " of " + file + " is not NAME=VALUE");
            }
        }
        // The names of what is another kind of file are not told: the last line of a key in PEM looks like a setting.
        return readable ? config.build() : ConnectorConfig.empty();
    }
}
