package org.connectorsdk.http.internal.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;

/**
 * Reads what error bodies have in common, whoever's they are: {@code error}, {@code message}, {@code title} and {@code
 * detail} (RFC 9457), FastAPI's list under {@code detail}, lists and maps of {@code errors}. It stands behind each
 * vendor's own decoder and fills in what that one left out, so that a server's words are kept also where its reference
 * does not tell them.
 */
public final class CommonErrors {
    private static final String WAS_REFUSED = "was refused";
    private static final int LONGEST_CODE = 100;
    private static final int MOST_TEXTS = 5;

    private static final List<String> MESSAGES =
            List.of("message", "msg", "error_message", "errorMessage", "error_description", "description", "reason");
    private static final List<String> CODES = List.of("code", "error_code", "errorCode", "type");
    private static final List<String> LISTS = List.of(
            "errors",
            "validationErrors",
            "validation_errors",
            "fieldErrors",
            "violations",
            "invalid-params",
            "details");
    private static final List<String> FIELDS =
            List.of("field", "path", "propertyPath", "property", "param", "parameter", "name", "pointer");
    private static final List<String> REASONS = List.of("type", "code", "issue", "rule");
    private static final List<String> EXPLANATIONS =
            List.of("msg", "message", "reason", "description", "detail", "title");
    private static final Set<String> PLACES = Set.of("body", "query", "path", "header", "cookie");

    private final VendorError.Builder found = VendorError.builder();
    private final List<String> texts = new ArrayList<>();

    private CommonErrors() {}

    /** {@return what the body says; nothing if it is no JSON} */
    public static VendorError read(ErrorAnswer answer) {
        CommonErrors errors = new CommonErrors();
        answer.json().ifPresent(errors::read);
        if (!errors.texts.isEmpty()) {
            errors.found.message(String.join("; ", errors.texts.subList(0, Math.min(errors.texts.size(), MOST_TEXTS))));
        }
        return errors.found.build();
    }

    private void read(JsonValue body) {
        if (body instanceof JsonObject object) {
            object(object);
        } else if (body instanceof JsonArray array) {
            list(array);
        } else {
            body.asString().ifPresent(this::text);
        }
    }

    private void object(JsonObject body) {
        first(body, CODES).filter(code -> !code.equals("about:blank")).ifPresent(this::code);
        first(body, List.of("request_id", "requestId")).ifPresent(found::requestId);
        body.get("error").ifPresent(error -> error(error, body));
        first(body, MESSAGES).ifPresent(this::text);
        problem(body);
        for (String name : LISTS) {
            body.get(name).ifPresent(this::several);
        }
    }

    /** A code beside a message, or else the message itself. */
    private void error(JsonValue error, JsonObject body) {
        if (!(error instanceof JsonString text)) {
            if (error instanceof JsonObject object) {
                object(object);
            } else {
                several(error);
            }
            return;
        }
        boolean explained = first(body, MESSAGES).isPresent()
                || body.string("detail").isPresent()
                || body.string("title").isPresent();
        boolean isCode = !text.value().isEmpty()
                && text.value().length() <= LONGEST_CODE
                && text.value().chars().noneMatch(Character::isWhitespace);
        if (isCode) {
            found.code(text.value());
        }
        if (!isCode || !explained) {
            text(isCode ? text.value().replace('_', ' ') : text.value());
        }
    }

    private void problem(JsonObject body) {
        body.string("title").ifPresent(this::text);
        body.get("detail").ifPresent(detail -> {
            if (detail instanceof JsonString text) {
                text(text.value());
            } else {
                read(detail);
            }
        });
    }

    private void several(JsonValue value) {
        if (value instanceof JsonArray array) {
            list(array);
        } else if (value instanceof JsonObject map) {
            map.members().forEach(this::field);
        } else {
            value.asString().ifPresent(this::text);
        }
    }

    private void list(JsonArray list) {
        for (JsonValue element : list) {
            if (element instanceof JsonObject fields) {
                element(fields);
            } else if (element instanceof JsonString text) {
                text(text.value());
            } else {
                found.violation(new FieldViolation("", "", WAS_REFUSED));
            }
        }
    }

    private void element(JsonObject fields) {
        Optional<String> path = fields.get("loc").map(CommonErrors::place).or(() -> first(fields, FIELDS));
        Optional<String> explanation = first(fields, EXPLANATIONS);
        if (path.isEmpty() && explanation.isPresent()) {
            first(fields, CODES).ifPresent(this::code);
            text(explanation.get());
            return;
        }
        String reason = first(fields, REASONS).orElse("");
        String words = reason.isEmpty() ? WAS_REFUSED : WAS_REFUSED + ": " + reason.replace('_', ' ');
        found.violation(new FieldViolation(path.orElse(""), reason, explanation.orElse(words)));
    }

    /** A field and what is wrong with it: a text, or several; null and an empty text are none. */
    private void field(String name, JsonValue value) {
        if (value instanceof JsonArray several) {
            several.forEach(each -> field(name, each));
        } else {
            String words = value instanceof JsonObject object
                    ? first(object, EXPLANATIONS).orElse(WAS_REFUSED)
                    : value.asString().orElse(value.isNull() ? "" : WAS_REFUSED);
            if (!words.isBlank()) {
                found.violation(new FieldViolation(name, "", words));
            }
        }
    }

    /** FastAPI's place: where in the request, then the names and numbers that lead to the field. */
    private static String place(JsonValue loc) {
        List<String> parts = new ArrayList<>();
        if (loc instanceof JsonArray array) {
            array.forEach(part -> parts.add(part.asString().orElseGet(part::toJson)));
        } else {
            parts.addAll(List.of(loc.asString().orElse("").split("\\.", -1)));
        }
        if (!parts.isEmpty() && PLACES.contains(parts.get(0))) {
            parts.remove(0);
        }
        return String.join(".", parts);
    }

    private void code(String code) {
        if (code.length() <= LONGEST_CODE) {
            found.code(code);
        }
    }

    private void text(String text) {
        boolean isSaid = texts.stream().anyMatch(other -> other.contains(text));
        if (!text.isBlank() && !isSaid) {
            texts.removeIf(text::contains);
            texts.add(text);
        }
    }

    private static Optional<String> first(JsonObject object, List<String> names) {
        return names.stream()
                .flatMap(name -> object.get(name).stream())
                .flatMap(value -> value instanceof JsonNumber number
                        ? Optional.of(number.raw()).stream()
                        : value.asString().stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
