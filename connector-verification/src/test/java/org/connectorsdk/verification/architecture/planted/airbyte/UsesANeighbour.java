package org.connectorsdk.verification.architecture.planted.airbyte;

import org.connectorsdk.verification.architecture.planted.hotdata.Provider;

/** Breaks: one provider leans on another. */
interface UsesANeighbour {
    Provider neighbour();
}
