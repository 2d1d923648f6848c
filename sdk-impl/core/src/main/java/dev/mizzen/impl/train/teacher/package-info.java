/**
 * Asking teachers: answers in no order that could lead them, calls repeated, kept and counted, and
 * tournaments; internal.
 */
@NullMarked
package dev.mizzen.impl.train.teacher;

import org.jspecify.annotations.NullMarked;
