/** Tests of making unanswerable questions. */
@NullMarked
package dev.mizzen.impl.unanswerable.article;

import org.jspecify.annotations.NullMarked;
