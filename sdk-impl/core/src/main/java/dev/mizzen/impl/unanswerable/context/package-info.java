/**
 * Parts of texts, from within a corpus and from outside, put together as contexts of questions.
 * Internal.
 */
@NullMarked
package dev.mizzen.impl.unanswerable.context;

import org.jspecify.annotations.NullMarked;
