/** Recommenders measured on data sets in folders. */
@NullMarked
package dev.mizzen.bench.recommend;

import org.jspecify.annotations.NullMarked;
