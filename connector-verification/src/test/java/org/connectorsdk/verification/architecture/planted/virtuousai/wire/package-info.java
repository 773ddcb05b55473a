/** Breaks the rules of the rooms of a provider on purpose. */
@NullMarked
package org.connectorsdk.verification.architecture.planted.virtuousai.wire;

import org.jspecify.annotations.NullMarked;
