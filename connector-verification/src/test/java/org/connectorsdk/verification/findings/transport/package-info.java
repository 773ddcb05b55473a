/** Findings about connections, proxies, certificates and the bytes of answers. */
@NullMarked
package org.connectorsdk.verification.findings.transport;

import org.jspecify.annotations.NullMarked;
