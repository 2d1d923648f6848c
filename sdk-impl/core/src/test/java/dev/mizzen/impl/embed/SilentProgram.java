package dev.mizzen.impl.embed;

import dev.mizzen.Embedder;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** Embeds under a ban on sockets, or, as a control, opens one. */
public final class SilentProgram {
  static final int NOT_SUPPORTED = 77;
  private static final long AFTERMATH_MILLIS = 1500;

  private SilentProgram() {}

  /** {@code embed} or {@code connect}. */
  @SuppressWarnings("AddressSelection")
  public static void main(String[] arguments) throws Throwable {
    // The JDK's own networking library opens a socket when it is loaded, to see whether there is
    // IPv6.
    InetAddress.getLoopbackAddress();
    if (!SocketBan.install()) {
      System.exit(NOT_SUPPORTED);
    }
    if (arguments[0].equals("connect")) {
      new Socket("127.0.0.1", 9).close();
      return;
    }
    try (Embedder embedder = Embedder.load("all-minilm-l6-v2-q")) {
      embedder.embedPassages(List.of("no word", "leaves this room"));
      embedder.embedQueryTokens("nor any token");
    }
    // Uploaders like to wait.
    Thread.sleep(AFTERMATH_MILLIS);
  }
}
