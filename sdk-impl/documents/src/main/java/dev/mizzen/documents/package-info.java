/** Readers of HTML and PDF; {@link dev.mizzen.ingest.FolderIngest} finds them by itself. */
@NullMarked
@Incubating(since = "0.1.0")
package dev.mizzen.documents;

import dev.mizzen.Incubating;
import org.jspecify.annotations.NullMarked;
