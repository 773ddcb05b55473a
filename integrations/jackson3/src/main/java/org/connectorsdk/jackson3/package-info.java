/**
 * Makes Jackson 3 write and read the values of the library in their one JSON form: register
 * {@link org.connectorsdk.jackson3.ConnectorModule} with a mapper.
 */
@NullMarked
package org.connectorsdk.jackson3;

import org.jspecify.annotations.NullMarked;
