/** Describes and checks the settings of the runtime. */
@NullMarked
package org.connectorsdk.http.internal.settings;

import org.jspecify.annotations.NullMarked;
