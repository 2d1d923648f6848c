/** Tests of making unanswerable questions. */
@NullMarked
package dev.mizzen.impl.unanswerable.question;

import org.jspecify.annotations.NullMarked;
