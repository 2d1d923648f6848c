package dev.mizzen.kernels;

/** Whether a backend can run in this JVM, with the reason in words that a log line can carry. */
public sealed interface Availability {

  /**
   * The backend can run.
   *
   * @param detail what it found, such as the vector width or the device's name
   */
  record Usable(String detail) implements Availability {}

  /**
   * The backend cannot run.
   *
   * @param reason what is missing, and what the user can do about it
   */
  record Unusable(String reason) implements Availability {}
}
