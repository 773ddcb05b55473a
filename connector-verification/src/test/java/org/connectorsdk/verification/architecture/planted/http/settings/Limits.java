package org.connectorsdk.verification.architecture.planted.http.settings;

/** What a package below uses, and should not. */
public interface Limits {}
