/** What the stand-in for VirtuousAI does, seen from a bare socket. */
@NullMarked
package org.connectorsdk.simulators.virtuousai;

import org.jspecify.annotations.NullMarked;
