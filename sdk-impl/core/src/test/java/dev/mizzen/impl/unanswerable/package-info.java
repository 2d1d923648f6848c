/** Tests of making unanswerable questions. */
@NullMarked
package dev.mizzen.impl.unanswerable;

import org.jspecify.annotations.NullMarked;
