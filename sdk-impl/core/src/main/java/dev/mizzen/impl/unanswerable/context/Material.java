package dev.mizzen.impl.unanswerable.context;

import dev.mizzen.eval.unanswerable.InformationRequest;
import dev.mizzen.eval.unanswerable.SourceChunk;

/**
 * A chunk that may become part of a context.
 *
 * @param request it may have to do with
 * @param topic by which it was found; empty for the request's own documents
 * @param chunk of a text
 */
public record Material(InformationRequest request, String topic, SourceChunk chunk) {}
