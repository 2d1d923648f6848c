/** Folders taken into an index, and kept up to date. Internal. */
@NullMarked
package dev.mizzen.impl.ingest;

import org.jspecify.annotations.NullMarked;
