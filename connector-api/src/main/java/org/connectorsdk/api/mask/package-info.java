/** Takes secrets out of all that a provider answers, before anything else of the library sees it. Not exported. */
@NullMarked
package org.connectorsdk.api.mask;

import org.jspecify.annotations.NullMarked;
