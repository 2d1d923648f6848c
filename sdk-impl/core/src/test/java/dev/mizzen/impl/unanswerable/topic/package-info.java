/** Tests of making unanswerable questions. */
@NullMarked
package dev.mizzen.impl.unanswerable.topic;

import org.jspecify.annotations.NullMarked;
