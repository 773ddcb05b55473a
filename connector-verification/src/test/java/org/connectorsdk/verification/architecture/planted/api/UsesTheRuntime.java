package org.connectorsdk.verification.architecture.planted.api;

import org.connectorsdk.verification.architecture.planted.http.StringUtils;

/** Breaks: an arrow that points up. */
interface UsesTheRuntime {
    StringUtils strings();
}
