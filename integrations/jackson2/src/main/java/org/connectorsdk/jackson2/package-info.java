/**
 * Makes Jackson 2 write and read the values of the library in their one JSON form: register
 * {@link org.connectorsdk.jackson2.ConnectorModule} with a mapper.
 */
@NullMarked
package org.connectorsdk.jackson2;

import org.jspecify.annotations.NullMarked;
