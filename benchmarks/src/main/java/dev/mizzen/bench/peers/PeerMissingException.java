package dev.mizzen.bench.peers;

/** An optional peer that is not installed here. */
public final class PeerMissingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PeerMissingException(String message) {
    super(message);
  }
}
