/** What the provider for VirtuousAI does, shown against a simulator of the vendor. */
@NullMarked
package org.connectorsdk.virtuousai;

import org.jspecify.annotations.NullMarked;
