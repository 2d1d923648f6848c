package dev.mizzen.impl.unanswerable.context;

/**
 * What questions are asked about.
 *
 * @param id of the request and the group's number in it, from 1
 * @param requestId of the request
 * @param group of chunks
 */
public record Context(String id, String requestId, Group group) {}
