/** The HTTP runtime that Retrofit-based providers share. */
@NullMarked
package org.connectorsdk.http;

import org.jspecify.annotations.NullMarked;
