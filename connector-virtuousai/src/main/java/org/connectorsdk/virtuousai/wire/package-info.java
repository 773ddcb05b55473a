/**
 * Requests and answers as VirtuousAI words them, for users of {@link org.connectorsdk.virtuousai.VirtuousAiApi}.
 * Members that are not modelled are kept in {@code more()}; what the vendor may leave out is null; states, providers
 * and kinds are open texts.
 */
@NullMarked
package org.connectorsdk.virtuousai.wire;

import org.jspecify.annotations.NullMarked;
