/** The published modules on the module path, where other rules hold than on the class path that the tests run on. */
@NullMarked
package org.connectorsdk.verification.modules;

import org.jspecify.annotations.NullMarked;
