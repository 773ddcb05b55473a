/** What is promised of a type or a method. */
@NullMarked
package org.connectorsdk.api.annotation;

import org.jspecify.annotations.NullMarked;
