package org.connectorsdk.verification.architecture.planted.hotdata;

import org.connectorsdk.verification.architecture.planted.testkit.KnowsAProvider;

/** Breaks: a test's tool in production. */
interface UsesTheTestkit {
    KnowsAProvider provider();
}
