package org.connectorsdk.verification.architecture.planted.api;

import java.util.List;
import okhttp3.Headers;

/** Breaks: a foreign type in a type argument of a public signature, and a library that the API may not use. */
public interface ShowsALibrary {
    List<Headers> headers();
}
