package org.connectorsdk.api.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of what a vendor wrote: those whose values are known, in whatever form they are echoed, and
 * whatever has the form of a secret, such as {@code password=…} and the user-info of an address. Mask a text before it
 * is cut or cleaned: half a secret is still one.
 *
 * <p>Forms that are known: as it is, with backslashes as in JSON, percent signs as in addresses, the named and numbered
 * entities of HTML, Base64 at any offset, and all of these within each other. The time that it takes grows with the
 * length of the text and with nothing else. Making one costs next to nothing; the work is done when a text is masked.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Masker {
    private static final String MASK = "[secret]";
    private static final Masker NONE = new Masker(null, List.of());

    private final @Nullable Masker before;
    private final Iterable<Secret> secrets;
    private volatile @Nullable KnownSecrets known;

    private Masker(@Nullable Masker before, Iterable<Secret> secrets) {
        this.before = before;
        this.secrets = secrets;
    }

    /** {@return a masker that knows no secret, and masks what has the form of one} */
    public static Masker none() {
        return NONE;
    }

    /**
     * Adds secrets.
     *
     * @param more further secrets, which are not copied and asked for when a text is masked; the same object again adds
     *     nothing
     * @return a masker that knows them too
     */
    @SuppressWarnings(
            "ReferenceEquality") // the same list comes with every attempt, and comparing secrets takes its time
    public Masker and(Iterable<Secret> more) {
        return more == secrets ? this : new Masker(this, more);
    }

    /**
     * The values in a text that have the form of secrets, such as those of a request, so that an echo of them can be
     * masked everywhere.
     *
     * @param text JSON, a form, a query, or anything
     * @return the secrets
     */
    public static List<Secret> secretsIn(String text) {
        Set<String> values = new LinkedHashSet<>();
        BitSet found = new BitSet(); // what a later view finds in a value of an earlier one is a piece of it
        for (TextView view : TextView.of(text)) {
            SecretForms.find(view, (in, from, to) -> {
                if (!in.isCovered(from, to, found)) {
                    values.add(in.text(from, to));
                    in.cover(from, to, found);
                }
            });
        }
        List<Secret> secrets = new ArrayList<>();
        values.forEach(value -> secrets.add(Secret.of(value)));
        return secrets;
    }

    /**
     * Puts a name in the place of one secret, where texts shall stay comparable; what only has the form of a secret
     * stays.
     *
     * @param secret its value is read at once
     * @param name what stands for it
     * @return replaces the secret in a text, in whatever form it is echoed; the same object if it is not in it
     */
    public static UnaryOperator<String> replacing(Secret secret, String name) {
        KnownSecrets sought = new KnownSecrets(List.of(secret.reveal()));
        return text -> {
            BitSet covered = new BitSet();
            sought.cover(TextView.of(text), false, covered);
            return covered.isEmpty() ? text : replaced(text, covered, name);
        };
    }

    /**
     * Masks a text.
     *
     * @param text any text
     * @return the text with {@code [secret]} for every secret in it; the same object if there is none
     */
    public String mask(String text) {
        return mask(text, false);
    }

    /**
     * Masks the beginning of a text, whose end is somewhere within a word.
     *
     * @param text what is there of it
     * @return the same with its secrets masked, also one that only begins in what is there
     */
    public String maskBeginning(String text) {
        return mask(text, true);
    }

    private String mask(String text, boolean cut) {
        if (text.isEmpty()) {
            return text;
        }
        KnownSecrets sought = known();
        if (sought.isEmpty() && !SecretForms.mayBeIn(text)) {
            return text;
        }
        List<TextView> views = TextView.of(text);
        BitSet covered = new BitSet();
        sought.cover(views, cut, covered);
        for (TextView view : views) {
            SecretForms.find(view, (in, from, to) -> in.cover(from, to, covered));
        }
        return covered.isEmpty() ? text : replaced(text, covered, MASK);
    }

    private KnownSecrets known() {
        @Nullable KnownSecrets found = known;
        if (found == null) {
            List<String> values = new ArrayList<>();
            for (@Nullable Masker masker = this; masker != null; masker = masker.before) {
                masker.secrets.forEach(secret -> values.add(secret.reveal()));
            }
            found = new KnownSecrets(values);
            known = found;
        }
        return found;
    }

    private static String replaced(String text, BitSet covered, String replacement) {
        StringBuilder masked = new StringBuilder(text.length());
        int at = 0;
        for (int start = covered.nextSetBit(0); start != -1; start = covered.nextSetBit(at)) {
            masked.append(text, at, start).append(replacement);
            at = covered.nextClearBit(start);
        }
        return masked.append(text, at, text.length()).toString();
    }

    /**
     * Masks a tree.
     *
     * @param value any JSON
     * @return the same with its texts, names and numbers masked; the same object if there is nothing to mask
     */
    @SuppressWarnings("ReferenceEquality") // what has nothing to mask stays the same object
    public JsonValue mask(JsonValue value) {
        if (value instanceof JsonString text) {
            String masked = mask(text.value());
            return masked == text.value() ? text : new JsonString(masked);
        }
        if (value instanceof JsonNumber number) {
            String masked = mask(number.raw());
            return masked.equals(number.raw()) ? number : new JsonString(masked);
        }
        if (value instanceof JsonArray array) {
            return array.mapElements(this::mask);
        }
        if (value instanceof JsonObject object) {
            return mask(object);
        }
        return value;
    }

    /**
     * Masks an object.
     *
     * @param object any members
     * @return the same with its texts, names and numbers masked; the same object if there is nothing to mask
     */
    public JsonObject mask(JsonObject object) {
        JsonObject values = object.mapValues((name, value) -> mask(value));
        for (String name : object.names()) {
            if (!mask(name).equals(name)) {
                Map<String, JsonValue> masked = new LinkedHashMap<>();
                values.members().forEach((member, value) -> masked.put(mask(member), value));
                return JsonObject.of(masked);
            }
        }
        return values;
    }
}
