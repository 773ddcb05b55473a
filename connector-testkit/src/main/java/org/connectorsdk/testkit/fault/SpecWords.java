package org.connectorsdk.testkit.fault;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a fault in a spec, {@code name=value,option,option=value}; each must be asked for before the end. */
final class SpecWords {

    /** Something in a spec that does not fit. */
    static final class Mistake extends Exception {

        private static final long serialVersionUID = 1L;

        Mistake(String message) {
            super(message);
        }

        String what() {
            return String.valueOf(getMessage());
        }
    }

    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,12})([A-Za-z]*)");
    private static final Map<String, Duration> TIME_UNITS =
            Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1));
    private static final Map<String, Long> SIZE_UNITS =
            Map.of("", 1L, "B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);

    private final String name;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> unused;

    SpecWords(String fault) throws Mistake {
        String[] words = fault.split(",", -1);
        for (String word : words) {
            int equals = word.indexOf('=');
            String key = (equals < 0 ? word : word.substring(0, equals)).strip();
            if (values.put(key, equals < 0 ? "" : word.substring(equals + 1).strip()) != null) {
                throw new Mistake("'" + key + "' is there twice");
            }
        }
        name = values.keySet().iterator().next();
        unused = new TreeSet<>(values.keySet());
    }

    /** The fault's name, the first word. */
    String name() {
        return name;
    }

    /** Whether a word without a value is there. */
    boolean has(String key) throws Mistake {
        Optional<String> value = optional(key);
        if (value.isPresent() && !value.get().isEmpty()) {
            throw new Mistake("'" + key + "' takes no value");
        }
        return value.isPresent();
    }

    Optional<String> optional(String key) {
        unused.remove(key);
        return Optional.ofNullable(values.get(key));
    }

    String required(String key, String example) throws Mistake {
        String value = optional(key).orElse("");
        if (value.isEmpty()) {
            throw new Mistake("'" + key + "' needs a value, such as " + key + "=" + example);
        }
        return value;
    }

    Duration duration(String key, Duration absent) throws Mistake {
        Optional<String> text = optional(key);
        return text.isEmpty() ? absent : duration(key, text.get());
    }

    Duration requiredDuration(String key) throws Mistake {
        return duration(key, required(key, "200ms"));
    }

    private static Duration duration(String key, String text) throws Mistake {
        Matcher quantity = QUANTITY.matcher(text);
        Duration unit = quantity.matches() ? TIME_UNITS.get(quantity.group(2)) : null;
        if (unit == null) {
            throw new Mistake("'" + key + "' takes a duration such as 200ms, 2s or 1m, not '" + text + "'");
        }
        return unit.multipliedBy(Long.parseLong(quantity.group(1)));
    }

    long requiredSize(String key) throws Mistake {
        String text = required(key, "64KB");
        Matcher quantity = QUANTITY.matcher(text);
        Long unit = quantity.matches() ? SIZE_UNITS.get(quantity.group(2)) : null;
        if (unit == null) {
            throw new Mistake("'" + key + "' takes a size such as 100, 64KB or 5MB, not '" + text + "'");
        }
        return unit * Long.parseLong(quantity.group(1));
    }

    int count(String key, int absent) throws Mistake {
        Optional<String> text = optional(key);
        return text.isEmpty() ? absent : number(key, text.get(), 1);
    }

    int requiredStatus(String key) throws Mistake {
        int status = number(key, required(key, "503"), 100);
        if (status > 599) {
            throw new Mistake("'" + key + "' takes an HTTP status from 100 to 599, not " + status);
        }
        return status;
    }

    /** A location that ends in a port could not be told from the number of times, so it has to have a path. */
    URI requiredLocation(String key) throws Mistake {
        String text = required(key, "http://127.0.0.1:8080/login");
        try {
            URI location = new URI(text);
            if (location.isAbsolute()
                    && (location.getPath() == null || location.getPath().isEmpty())) {
                throw new Mistake("'" + key + "' needs a path, such as http://127.0.0.1:8080/login");
            }
            return location;
        } catch (URISyntaxException e) {
            throw new Mistake("'" + key + "' takes an address such as http://127.0.0.1:8080/login");
        }
    }

    static int number(String what, String text, int least) throws Mistake {
        Matcher quantity = QUANTITY.matcher(text);
        if (!quantity.matches() || !quantity.group(2).isEmpty()) {
            throw new Mistake("'" + what + "' takes a whole number, not '" + text + "'");
        }
        long number = Long.parseLong(quantity.group(1));
        if (number < least || number > Integer.MAX_VALUE) {
            throw new Mistake("'" + what + "' takes a number from " + least + " on, not " + text);
        }
        return (int) number;
    }

    void requireAllUsed() throws Mistake {
        if (!unused.isEmpty()) {
            throw new Mistake("'" + name + "' does not take " + unused + "; usage: " + SpecFaults.usage(name));
        }
    }
}
