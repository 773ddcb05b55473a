package org.connectorsdk.verification.architecture.planted.http.elsewhere;

/** Breaks: a package that has no place in the order. */
interface Homeless {}
