/** Annotations of wire records: what may be missing, what is read leniently, where unknown members are kept. */
@NullMarked
package org.connectorsdk.http.json;

import org.jspecify.annotations.NullMarked;
