/** What is only in Spring Boot 3: the contributor of its health endpoint. All else is in {@code connector-spring}. */
@NullMarked
package org.connectorsdk.spring.boot3;

import org.jspecify.annotations.NullMarked;
