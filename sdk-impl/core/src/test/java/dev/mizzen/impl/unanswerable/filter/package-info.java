/** Tests of making unanswerable questions. */
@NullMarked
package dev.mizzen.impl.unanswerable.filter;

import org.jspecify.annotations.NullMarked;
