/** Readers of text and Markdown. Internal. */
@NullMarked
package dev.mizzen.impl.ingest.read;

import org.jspecify.annotations.NullMarked;
