@NullMarked
package org.connectorsdk.opentelemetry;

import org.jspecify.annotations.NullMarked;
