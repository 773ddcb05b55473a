package org.connectorsdk.verification.architecture.planted.virtuousai.wire;

/** Breaks: a room in the package of the bodies. */
interface VirtuousAiQueries {}
