package dev.mizzen.ingest;

import dev.mizzen.Incubating;
import dev.mizzen.Span;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a quote stands in the file it came from.
 *
 * @param file below the folder that was taken in
 * @param span in the file's text, UTF-16 units; absent for files that are no text
 * @param line of the quote's start, from 1; absent for files that are no text
 * @param page from 1, if the document has pages
 * @param current whether the file still is what was taken in; if not, nothing but the file is known
 */
@Incubating(since = "0.1.0")
public record SourcePlace(
    Path file, Optional<Span> span, OptionalInt line, OptionalInt page, boolean current) {}
