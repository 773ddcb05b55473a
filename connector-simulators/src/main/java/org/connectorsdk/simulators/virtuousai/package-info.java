/**
 * A stand-in for the connections API of VirtuousAI, all 17 operations of it, with state. Start at
 * {@link org.connectorsdk.simulators.virtuousai.VirtuousAiSimulator}.
 */
@NullMarked
package org.connectorsdk.simulators.virtuousai;

import org.jspecify.annotations.NullMarked;
