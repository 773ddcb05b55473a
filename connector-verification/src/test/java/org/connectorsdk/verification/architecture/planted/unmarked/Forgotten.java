package org.connectorsdk.verification.architecture.planted.unmarked;

/** Breaks: its package is not null-marked. */
interface Forgotten {}
