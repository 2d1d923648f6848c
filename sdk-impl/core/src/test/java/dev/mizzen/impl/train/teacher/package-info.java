@NullMarked
package dev.mizzen.impl.train.teacher;

import org.jspecify.annotations.NullMarked;
