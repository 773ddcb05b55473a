/**
 * The provider for VirtuousAI. Found by {@code Connectors} under the id {@code virtuousai}; start at
 * {@link org.connectorsdk.virtuousai.VirtuousAiProvider}. What the neutral interface leaves out is in
 * {@link org.connectorsdk.virtuousai.VirtuousAiApi}.
 */
@NullMarked
package org.connectorsdk.virtuousai;

import org.jspecify.annotations.NullMarked;
