package org.connectorsdk.verification.architecture.planted.hotdata;

/** What the others use, and should not. */
public interface Provider {}
