/** Spark MLlib beside our recommenders, in a JVM of its own. */
package dev.mizzen.spark;
