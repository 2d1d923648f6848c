/** Tests of models that give every user and every item a vector. */
@org.jspecify.annotations.NullMarked
package dev.mizzen.impl.recommend.factor;
