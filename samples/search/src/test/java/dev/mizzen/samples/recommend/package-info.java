@NullMarked
package dev.mizzen.samples.recommend;

import org.jspecify.annotations.NullMarked;
