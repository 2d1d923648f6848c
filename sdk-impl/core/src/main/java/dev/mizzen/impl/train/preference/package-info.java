/** Distillation of a teacher's rankings into a projection of feature vectors; internal. */
@NullMarked
package dev.mizzen.impl.train.preference;

import org.jspecify.annotations.NullMarked;
