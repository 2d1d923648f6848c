/** Tests of searching against plain definitions. */
@org.jspecify.annotations.NullMarked
package dev.mizzen.impl.retrieve;
