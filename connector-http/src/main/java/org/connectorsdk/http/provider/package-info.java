/**
 * What the providers share: starts that happen once, lists that lose no element, walks over catalogs, deadlines of
 * operations that take several requests.
 */
@NullMarked
package org.connectorsdk.http.provider;

import org.jspecify.annotations.NullMarked;
