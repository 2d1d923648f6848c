@NullMarked
package dev.mizzen.train.preference;

import org.jspecify.annotations.NullMarked;
