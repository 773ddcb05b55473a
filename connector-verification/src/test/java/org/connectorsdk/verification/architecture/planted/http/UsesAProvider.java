package org.connectorsdk.verification.architecture.planted.http;

import org.connectorsdk.verification.architecture.planted.hotdata.Provider;

/** Breaks: an arrow that points up. */
interface UsesAProvider {
    Provider provider();
}
