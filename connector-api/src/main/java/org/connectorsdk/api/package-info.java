/** What a platform programs against. */
@NullMarked
package org.connectorsdk.api;

import org.jspecify.annotations.NullMarked;
