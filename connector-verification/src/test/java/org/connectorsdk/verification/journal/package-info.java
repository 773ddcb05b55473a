/**
 * What every provider sends and answers in one whole life cycle, compared with what was recorded: whoever changes the
 * structure of the code proves here that the vendors see the same requests.
 */
@NullMarked
package org.connectorsdk.verification.journal;

import org.jspecify.annotations.NullMarked;
