/** The provider for Acme, found by {@code ServiceLoader} under the id {@code acme}. */
@NullMarked
package com.example.acme;

import org.jspecify.annotations.NullMarked;
