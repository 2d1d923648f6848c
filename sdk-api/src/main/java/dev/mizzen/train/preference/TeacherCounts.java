package dev.mizzen.train.preference;

/**
 * What a ledger says of a teacher's calls, those of earlier runs among them.
 *
 * @param calls made, whatever came of them
 * @param failures calls that did not end
 * @param refused answers of no use
 * @param hits questions of this run that were answered from the ledger
 * @param cost of all answers
 */
public record TeacherCounts(long calls, long failures, long refused, long hits, double cost) {}
