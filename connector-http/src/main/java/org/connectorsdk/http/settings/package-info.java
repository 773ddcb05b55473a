/** Names of the settings that every provider on this runtime takes. */
@NullMarked
package org.connectorsdk.http.settings;

import org.jspecify.annotations.NullMarked;
