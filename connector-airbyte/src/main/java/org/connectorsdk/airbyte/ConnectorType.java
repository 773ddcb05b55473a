package org.connectorsdk.airbyte;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A connector type as it matters here.
 *
 * @param id the id of its definition
 * @param name the name for people
 * @param image the name of its image; empty where the API does not tell it
 */
record ConnectorType(String id, String name, String image) {
    private static final Pattern JOINTS = Pattern.compile("[ _-]+");

    /** Whether a user who writes this can mean it: id, name in any case and with any joints, the image or the end of its name. */
    boolean isCalled(String wanted) {
        String word = wanted.toLowerCase(Locale.ROOT);
        String own = image.toLowerCase(Locale.ROOT);
        return id.equals(word) || joined(name).equals(joined(wanted)) || own.endsWith("-" + word) || own.equals(word);
    }

    private static String joined(String text) {
        return JOINTS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("-");
    }
}
