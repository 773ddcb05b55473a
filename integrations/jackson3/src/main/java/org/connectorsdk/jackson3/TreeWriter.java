package org.connectorsdk.jackson3;

import java.util.Map;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonBoolean;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteCapability;

/** Writes trees token by token, so that other formats than text take them too. */
final class TreeWriter {

    private TreeWriter() {}

    static void write(JsonValue value, JsonGenerator out) {
        if (value instanceof JsonObject object) {
            out.writeStartObject();
            writeMembers(object, out);
            out.writeEndObject();
        } else if (value instanceof JsonArray array) {
            out.writeStartArray();
            for (JsonValue element : array) {
                write(element, out);
            }
            out.writeEndArray();
        } else if (value instanceof JsonString text) {
            out.writeString(text.value());
        } else if (value instanceof JsonNumber number) {
            writeNumber(number, out);
        } else if (value instanceof JsonBoolean truth) {
            out.writeBoolean(truth.value());
        } else {
            out.writeNull();
        }
    }

    static void writeMembers(JsonObject object, JsonGenerator out) {
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            out.writeName(member.getKey());
            write(member.getValue(), out);
        }
    }

    /** As it was written where the format takes a number's text; with its value elsewhere. */
    private static void writeNumber(JsonNumber number, JsonGenerator out) {
        if (out.streamWriteCapabilities().isEnabled(StreamWriteCapability.CAN_WRITE_FORMATTED_NUMBERS)) {
            out.writeNumber(number.raw());
        } else {
            out.writePOJO(value(number));
        }
    }

    private static Number value(JsonNumber number) {
        try {
            return number.toJava();
        } catch (ArithmeticException tooLargeAnExponent) {
            return number.doubleValue();
        }
    }
}
