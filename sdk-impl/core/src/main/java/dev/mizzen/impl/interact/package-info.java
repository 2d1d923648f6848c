/**
 * Interactions inside: the caller's ids as ordinals, tables of columns, readers, splits, and their
 * form on disk. Internal.
 */
@NullMarked
package dev.mizzen.impl.interact;

import org.jspecify.annotations.NullMarked;
