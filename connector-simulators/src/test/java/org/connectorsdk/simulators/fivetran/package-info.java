@NullMarked
package org.connectorsdk.simulators.fivetran;

import org.jspecify.annotations.NullMarked;
