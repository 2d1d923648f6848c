/** Answers from a folder of documents: once, in a conversation, or on a local web page. */
@NullMarked
package dev.mizzen.samples.ask;

import org.jspecify.annotations.NullMarked;
