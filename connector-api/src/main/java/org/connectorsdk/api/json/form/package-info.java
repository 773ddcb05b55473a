/** Reads values back from the JSON form that they write. Not exported. */
@NullMarked
package org.connectorsdk.api.json.form;

import org.jspecify.annotations.NullMarked;
