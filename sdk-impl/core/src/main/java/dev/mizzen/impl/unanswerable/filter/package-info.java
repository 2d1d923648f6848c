/**
 * Which questions stay: judgements of a language model, their prompts and how they are read.
 * Internal.
 */
@NullMarked
package dev.mizzen.impl.unanswerable.filter;

import org.jspecify.annotations.NullMarked;
