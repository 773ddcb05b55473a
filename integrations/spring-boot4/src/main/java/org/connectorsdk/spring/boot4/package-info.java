/** What is only in Spring Boot 4: the contributor of its health endpoint. All else is in {@code connector-spring}. */
@NullMarked
package org.connectorsdk.spring.boot4;

import org.jspecify.annotations.NullMarked;
