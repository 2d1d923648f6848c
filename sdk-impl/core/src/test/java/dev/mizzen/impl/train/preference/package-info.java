@NullMarked
package dev.mizzen.impl.train.preference;

import org.jspecify.annotations.NullMarked;
