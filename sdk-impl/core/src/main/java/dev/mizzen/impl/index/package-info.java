/**
 * The Lucene index behind a retriever: its layout, opening, writing, snapshots, backup and checks.
 * Internal.
 */
@NullMarked
package dev.mizzen.impl.index;

import org.jspecify.annotations.NullMarked;
