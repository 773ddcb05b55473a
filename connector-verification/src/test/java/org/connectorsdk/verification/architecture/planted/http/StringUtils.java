package org.connectorsdk.verification.architecture.planted.http;

/** Breaks: a name that says nothing. */
public interface StringUtils {}
