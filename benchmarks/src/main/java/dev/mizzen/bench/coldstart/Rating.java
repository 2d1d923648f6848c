package dev.mizzen.bench.coldstart;

/**
 * A user rated a film.
 *
 * @param user from 0
 * @param item from 0
 * @param liked four stars or more
 * @param time in seconds
 */
public record Rating(int user, int item, boolean liked, long time) {}
