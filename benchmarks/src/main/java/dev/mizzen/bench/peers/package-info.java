/**
 * Other people's implementations of our operations, each as short as its documentation allows and
 * set up as its authors recommend, so that they can say where we hold it wrong.
 */
@NullMarked
package dev.mizzen.bench.peers;

import org.jspecify.annotations.NullMarked;
