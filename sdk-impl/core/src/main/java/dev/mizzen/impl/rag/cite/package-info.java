/**
 * The citation gate: what a generator claims to quote, looked for in what it was shown. Internal.
 */
@NullMarked
package dev.mizzen.impl.rag.cite;

import org.jspecify.annotations.NullMarked;
