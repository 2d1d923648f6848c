/** What can go wrong, by kind; all are {@link dev.mizzen.MizzenException}s. */
@NullMarked
package dev.mizzen.error;

import org.jspecify.annotations.NullMarked;
