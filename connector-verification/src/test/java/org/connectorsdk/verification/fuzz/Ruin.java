package org.connectorsdk.verification.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.connectorsdk.verification.fuzz.Spoiled.Expected;
import org.jspecify.annotations.Nullable;

/** Ways to spoil an answer as a whole. */
enum Ruin {
    TRUNCATED,
    CUT_OFF,
    HTML,
    EMPTY,
    OTHER_DOCUMENT,
    TRAILING,
    NOT_GZIP,
    BROTLI,
    UTF_16,
    BROKEN_UTF_8,
    ERROR_BESIDE,
    FLIPPED_BYTE,
    SERVER_ERROR,
    OTHER_CONTENT_TYPE;

    private static final String[] DOCUMENTS = {"null", "\"\"", "0", "true", "{}", "[]", "[[]]", "{\"message\":\"no\"}"};
    private static final String PAGE = "<!DOCTYPE html><html><body><h1>Sign in</h1></body></html>";
    private static final String ERROR = "\"error\":{\"message\":\"the table is locked\"}";

    /** Spoils the answer. {@return null where this way does not fit it} */
    @Nullable
    Spoiled apply(Specimen specimen, RandomGenerator random) {
        Exchange honest = specimen.exchange;
        byte[] body = honest.answer().content();
        Expected lost = specimen.lost();
        if (this == HTML) {
            boolean silent = body.length == 0;
            return new Spoiled(
                    Bytes.answer("200 OK", "text/html", PAGE), false, toString(), silent ? Expected.ERROR : lost);
        }
        if (body.length == 0 || specimen.document == null) {
            return null;
        }
        int at = random.nextInt(body.length);
        return switch (this) {
            case TRUNCATED -> new Spoiled(Bytes.like(honest, Arrays.copyOf(body, at)), false, this + " " + at, lost);
            case CUT_OFF ->
                new Spoiled(
                        Bytes.answer(honest.answer().first(), honest.headers(), Arrays.copyOf(body, at), body.length),
                        true,
                        this + " " + at,
                        lost);
            case EMPTY -> spoiled(honest, "", lost);
            case OTHER_DOCUMENT -> {
                String document = DOCUMENTS[random.nextInt(DOCUMENTS.length)];
                yield new Spoiled(
                        Bytes.like(honest, document), false, this + " " + document, expected(specimen, document, lost));
            }
            case TRAILING -> new Spoiled(Bytes.like(honest, honest.text() + "}{"), false, toString(), lost);
            case NOT_GZIP -> encoding(honest, "gzip", body, lost);
            case BROTLI -> encoding(honest, "br", body, lost);
            case UTF_16 ->
                new Spoiled(
                        Bytes.like(honest, Bytes.encoded(honest, StandardCharsets.UTF_16)),
                        false,
                        toString(),
                        Expected.TOLD);
            case BROKEN_UTF_8 -> brokenText(specimen, at);
            case ERROR_BESIDE -> errorBeside(specimen);
            case FLIPPED_BYTE -> flipped(honest, body, at, random.nextInt(8));
            case SERVER_ERROR ->
                new Spoiled(
                        Bytes.answer("HTTP/1.1 500 Server Error", honest.headers(), body, body.length),
                        false,
                        toString(),
                        lost);
            case OTHER_CONTENT_TYPE ->
                new Spoiled(
                        Bytes.answer("200 OK", "application/octet-stream", honest.text()),
                        false,
                        toString(),
                        Expected.TOLD);
            case HTML -> throw new IllegalStateException();
        };
    }

    private static Expected expected(Specimen specimen, String document, Expected lost) {
        if (specimen.of(Specimen.Role.LIST).isEmpty()) {
            return lost;
        }
        return switch (document) {
            case "[]" -> Expected.TYPED; // a list without anything around it that holds nothing
            case "[[]]" -> Expected.SAID; // one that holds something odd
            default -> lost;
        };
    }

    private Spoiled spoiled(Exchange honest, String body, Expected expected) {
        return new Spoiled(Bytes.like(honest, body), false, toString(), expected);
    }

    private Spoiled encoding(Exchange honest, String name, byte[] body, Expected expected) {
        String headers = honest.headers() + "Content-Encoding: " + name + "\r\n";
        return new Spoiled(
                Bytes.answer(honest.answer().first(), headers, body, body.length), false, toString(), expected);
    }

    private Spoiled brokenText(Specimen specimen, int at) {
        byte[] body = specimen.exchange.answer().content().clone();
        body[at] = (byte) 0xC3;
        return new Spoiled(Bytes.like(specimen.exchange, body), false, this + " " + at, Expected.TYPED);
    }

    private @Nullable Spoiled errorBeside(Specimen specimen) {
        boolean judged = switch (specimen.play.ask().name()) {
            case "list", "stream", "get", "introspect", "query", "preview", "files" -> true;
            default -> false;
        };
        if (!judged || specimen.document == null || !specimen.document.isObject() || specimen.document.has("error")) {
            return null;
        }
        String text = Printer.edited(specimen.document, specimen.spots.get(0), Printer.Edit.INTO, ERROR);
        return spoiled(specimen.exchange, text, specimen.hasHeart() ? specimen.lost() : Expected.TYPED);
    }

    private Spoiled flipped(Exchange honest, byte[] body, int at, int bit) {
        byte[] flipped = body.clone();
        flipped[at] ^= (byte) (1 << bit);
        return new Spoiled(Bytes.like(honest, flipped), false, this + " " + at + "." + bit, Expected.TYPED);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
