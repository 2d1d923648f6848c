/**
 * Graphs of typed nodes and edges, what paths over them project to, their folder, and linear
 * algebra over graphs. Internal.
 */
@NullMarked
package dev.mizzen.impl.graph;

import org.jspecify.annotations.NullMarked;
