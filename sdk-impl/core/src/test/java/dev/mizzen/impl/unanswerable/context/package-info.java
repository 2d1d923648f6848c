/** Tests of making unanswerable questions. */
@NullMarked
package dev.mizzen.impl.unanswerable.context;

import org.jspecify.annotations.NullMarked;
