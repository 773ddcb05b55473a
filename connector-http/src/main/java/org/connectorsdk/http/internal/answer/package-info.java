/** Turns an answer into what an API method promises, or into what its error body says. */
@NullMarked
package org.connectorsdk.http.internal.answer;

import org.jspecify.annotations.NullMarked;
