package org.connectorsdk.http.internal.answer;

import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.jspecify.annotations.Nullable;

/** Explains refusals of a request's size, which come from a proxy as often as from the vendor (F-47). */
public final class OversizeErrors {
    private static final int CONTENT = 413;
    private static final int ADDRESS = 414;
    private static final int HEADERS = 431;
    private static final String FOR_SERVER = " for the server or a proxy in between";

    private OversizeErrors() {}

    /** {@return what a status without an explanation means; null if it is not about size} */
    public static @Nullable String explanation(int status, InFlightRequest inFlight) {
        return switch (status) {
            case CONTENT ->
                "the content of the request, " + inFlight.contentBytes() + " bytes, is too large" + FOR_SERVER;
            case ADDRESS -> "the address of the request is too long" + FOR_SERVER;
            case HEADERS -> "the headers of the request are too large" + FOR_SERVER;
            default -> null;
        };
    }

    /** {@return what to do; null if a status is not about size} */
    public static @Nullable String advice(int status) {
        return switch (status) {
            case CONTENT ->
                "Send less at a time, or raise the limit of the server or of the proxy in between; no setting here"
                        + " does";
            case ADDRESS -> "Ask for less at a time: fewer or shorter filters";
            case HEADERS -> "Check the length of the credential and of the headers that the call adds";
            default -> null;
        };
    }
}
