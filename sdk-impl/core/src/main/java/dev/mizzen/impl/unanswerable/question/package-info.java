/** Asking a language model for questions about a context, and reading what it writes. Internal. */
@NullMarked
package dev.mizzen.impl.unanswerable.question;

import org.jspecify.annotations.NullMarked;
