package org.connectorsdk.http.internal.json;

import java.io.IOException;
import java.util.Objects;
import org.connectorsdk.api.text.Masker;

/**
 * An answer that arrived but cannot be used: it is not JSON, not the JSON that was expected, or more than the ceilings
 * allow.
 *
 * <p>Quotes no value of the answer and has no cause: parsers' exceptions show what they choked on. It never leaves the
 * runtime, which turns it into a typed error.
 */
public final class UnreadableAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** Nothing came where something was expected. */
        EMPTY,
        /** It breaks the grammar of JSON, ends too early, or goes on after its end. */
        NOT_JSON,
        /** It is JSON of another shape: a member is missing, null or of another type. */
        UNEXPECTED,
        /** It is nested too deep, or has a number or name that is too long. */
        EXCESSIVE,
        /** It has more bytes than a ceiling allows, counted after decompression. */
        TOO_LARGE
    }

    private final Reason reason;
    private final String path;
    private final long position;
    private final transient byte[] start;
    private final long limit;
    private final String setting;

    private UnreadableAnswer(
            Reason reason, String what, String path, long position, byte[] start, long limit, String setting) {
        super(what, null);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.path = path;
        this.position = position;
        this.start = start;
        this.limit = limit;
        this.setting = setting;
    }

    static UnreadableAnswer malformed(Reason reason, String what, String path, long position, byte[] start) {
        return new UnreadableAnswer(reason, what, path, position, start, 0, "");
    }

    static UnreadableAnswer tooLarge(String what, String path, long position, long limit, String setting) {
        return new UnreadableAnswer(Reason.TOO_LARGE, what, path, position, new byte[0], limit, setting);
    }

    /** {@return what is wrong, for programs} */
    public Reason reason() {
        return reason;
    }

    /** {@return where: such as {@code connections[13].name}; empty for the whole answer} */
    public String path() {
        return path;
    }

    /** {@return where: bytes from the start, after decompression} */
    public long position() {
        return position;
    }

    /**
     * The start of the answer, fit to be shown.
     *
     * @param masker knows the secrets of the call
     * @return at most 100 characters, masked, and string values and digits blotted out; may be empty
     */
    public String excerpt(Masker masker) {
        return Excerpt.of(start, masker);
    }

    /** {@return whether the answer is a page for people} */
    public boolean isPage() {
        return Excerpt.of(start, Masker.none()).startsWith("<");
    }

    /** {@return the ceiling in bytes, for {@link Reason#TOO_LARGE}; otherwise 0} */
    public long limit() {
        return limit;
    }

    /** {@return the setting that raises the ceiling, for {@link Reason#TOO_LARGE}; otherwise empty} */
    public String setting() {
        return setting;
    }

    /** A value, not an accident: there is no stack to show. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
