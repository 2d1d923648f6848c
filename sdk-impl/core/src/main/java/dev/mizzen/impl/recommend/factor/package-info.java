/** Models that give every user and every item a vector: LightGCN. */
@NullMarked
package dev.mizzen.impl.recommend.factor;

import org.jspecify.annotations.NullMarked;
