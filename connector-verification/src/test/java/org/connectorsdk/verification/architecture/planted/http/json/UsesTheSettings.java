package org.connectorsdk.verification.architecture.planted.http.json;

import org.connectorsdk.verification.architecture.planted.http.settings.Limits;

/** Breaks: a package that asks one above it. */
interface UsesTheSettings {
    Limits limits();
}
