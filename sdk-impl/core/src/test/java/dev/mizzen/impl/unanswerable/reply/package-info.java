/** Tests of making unanswerable questions. */
@NullMarked
package dev.mizzen.impl.unanswerable.reply;

import org.jspecify.annotations.NullMarked;
