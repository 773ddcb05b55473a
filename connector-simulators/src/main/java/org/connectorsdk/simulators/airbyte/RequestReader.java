package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.ServerVersion;
import org.connectorsdk.testkit.simulator.Members;

/**
 * Reads the members of a request one by one and collects those that were sent, so that what is stored and patched is
 * what the client wrote. Words of enums are read in any case by a current server.
 */
final class RequestReader {
    private final Members members;
    private final boolean anyCase;
    private final ObjectNode sent = Json.object();

    RequestReader(Members members, ServerVersion version) {
        this(members, version.isCurrent());
    }

    private RequestReader(Members members, boolean anyCase) {
        this.members = members;
        this.anyCase = anyCase;
    }

    static String requiredId(Members members, String name) {
        String text = members.text(name);
        if (!text.isEmpty()) {
            checkId(members, name, text);
        }
        return text;
    }

    static Optional<String> id(Members members, String name) {
        Optional<String> text = members.optionalText(name);
        text.ifPresent(value -> checkId(members, name, value));
        return text;
    }

    /** An array of texts that must be there; it may be empty. */
    static List<String> requiredTexts(Members members, String name) {
        if (!members.has(name)) {
            // Asked for as a text, so that it is noted as missing.
            members.text(name);
        }
        return members.texts(name);
    }

    private static void checkId(Members members, String name, String text) {
        try {
            UUID id = UUID.fromString(text);
            assert !id.toString().isEmpty();
        } catch (IllegalArgumentException notAnId) {
            members.refuse(name, "not a UUID");
        }
    }

    RequestReader requiredId(String name) {
        sent.put(name, requiredId(members, name));
        return this;
    }

    RequestReader id(String name) {
        id(members, name).ifPresent(value -> sent.put(name, value));
        return this;
    }

    RequestReader requiredText(String name) {
        sent.put(name, members.text(name));
        return this;
    }

    RequestReader text(String name) {
        members.optionalText(name).ifPresent(value -> sent.put(name, value));
        return this;
    }

    RequestReader requiredWord(String name, Set<String> allowed) {
        sent.put(name, checkedWord(name, members.text(name), allowed));
        return this;
    }

    RequestReader word(String name, Set<String> allowed) {
        members.optionalText(name).ifPresent(value -> sent.put(name, checkedWord(name, value, allowed)));
        return this;
    }

    private String checkedWord(String name, String value, Set<String> allowed) {
        String word = anyCase ? value.toLowerCase(Locale.ROOT) : value;
        if (!value.isEmpty() && !allowed.contains(word)) {
            members.refuse(name, "not one of the known words");
        }
        return word;
    }

    RequestReader requiredNumber(String name) {
        sent.put(name, members.number(name));
        return this;
    }

    RequestReader flag(String name) {
        if (members.has(name)) {
            sent.put(name, members.flag(name, false));
        }
        return this;
    }

    /** An object of any content. */
    RequestReader object(String name) {
        members.optionalObject(name).ifPresent(value -> sent.set(name, value));
        return this;
    }

    /** An object whose members are read as strictly as these. */
    RequestReader nested(String name, Consumer<RequestReader> reader) {
        members.nested(name, inner -> read(inner, reader)).ifPresent(value -> sent.set(name, value));
        return this;
    }

    /** An array of texts, such as ids. */
    RequestReader texts(String name) {
        if (members.has(name)) {
            ArrayNode texts = Json.array();
            members.texts(name).forEach(texts::add);
            sent.set(name, texts);
        }
        return this;
    }

    /** An array of objects whose members are read as strictly as these. */
    RequestReader list(String name, Consumer<RequestReader> reader) {
        if (members.has(name)) {
            ArrayNode list = Json.array();
            members.list(name, inner -> read(inner, reader)).forEach(list::add);
            sent.set(name, list);
        }
        return this;
    }

    private ObjectNode read(Members inner, Consumer<RequestReader> reading) {
        RequestReader reader = new RequestReader(inner, anyCase);
        reading.accept(reader);
        return reader.sent;
    }

    /** What was sent and could be read. */
    ObjectNode sent() {
        return sent;
    }
}
