/** What a package below uses, and should not. */
@NullMarked
package org.connectorsdk.verification.architecture.planted.http.settings;

import org.jspecify.annotations.NullMarked;
