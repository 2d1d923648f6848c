/**
 * What others may implement. Implementations are found by {@link java.util.ServiceLoader}, so that
 * an application compiles against the doors alone.
 */
@NullMarked
package dev.mizzen.spi;

import org.jspecify.annotations.NullMarked;
