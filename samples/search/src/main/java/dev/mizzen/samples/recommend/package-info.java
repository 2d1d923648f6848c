/** Recommendations and their reasons, on books and readers that are made up here. */
@NullMarked
package dev.mizzen.samples.recommend;

import org.jspecify.annotations.NullMarked;
