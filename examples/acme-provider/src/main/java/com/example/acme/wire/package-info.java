/** Requests and answers in Acme's words, for users of {@link com.example.acme.AcmeApi}. */
@NullMarked
package com.example.acme.wire;

import org.jspecify.annotations.NullMarked;
