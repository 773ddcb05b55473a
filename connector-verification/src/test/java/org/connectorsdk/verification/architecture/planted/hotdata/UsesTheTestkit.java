package org.connectorsdk.verification.architecture.planted.hotdata;

import org.connectorsdk.verification.architecture.planted.testkit.KnowsASimulator;

/** Breaks: a test's tool in production. */
interface UsesTheTestkit {
    KnowsASimulator simulator();
}
