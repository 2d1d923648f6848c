package dev.mizzen.llm.openai;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where requests go, and the key they carry. Its words never hold the key. */
final class Endpoint {
  private static final int MOST_WORDS = 300;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");

  private final URI uri;
  private final Optional<String> key;

  /**
   * @param base up to and with the version, such as {@code http://localhost:8080/v1}
   */
  Endpoint(URI base, Optional<String> key) {
    String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
    boolean http = scheme.equals("http") || scheme.equals("https");
    if (!http || base.getHost() == null) {
      throw new IllegalArgumentException(
          "an endpoint is an http or https address with a host, such as http://localhost:8080/v1,"
              + " got "
              + (scheme.isEmpty() ? "no scheme" : "scheme '" + scheme + "'")
              + " and "
              + (base.getHost() == null ? "no host" : "host '" + base.getHost() + "'"));
    }
    if (base.getUserInfo() != null || base.getQuery() != null || base.getFragment() != null) {
      throw new IllegalArgumentException(
          "an endpoint ends with its path: a key goes into apiKey(...), not into the address of "
              + base.getHost());
    }
    key.ifPresent(Endpoint::requireHeader);
    String text = base.toString();
    uri = URI.create((text.endsWith("/") ? text : text + "/") + "chat/completions");
    this.key = key;
  }

  private static void requireHeader(String key) {
    if (key.isBlank() || key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "the API key is blank or has characters that no header may hold, such as a line's end");
    }
  }

  HttpRequest request(byte[] json, boolean streaming) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .version(version())
            .header("Content-Type", "application/json")
            .header("Accept", streaming ? "text/event-stream" : "application/json")
            .POST(BodyPublishers.ofByteArray(json));
    key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request.build();
  }

  /** Small servers do not know how to refuse an upgrade to HTTP/2 without TLS. */
  private HttpClient.Version version() {
    return uri.getScheme().equalsIgnoreCase("https")
        ? HttpClient.Version.HTTP_2
        : HttpClient.Version.HTTP_1_1;
  }

  /** Whether a key would travel readable over a network. */
  boolean exposesKey() {
    String host = uri.getHost();
    boolean local = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    return key.isPresent() && uri.getScheme().equalsIgnoreCase("http") && !local;
  }

  /** Words of a server: on one line, short, and without the key, should it repeat it. */
  String quoted(String words) {
    String safe = key.map(secret -> words.replace(secret, "***")).orElse(words);
    String line = CONTROL.matcher(safe).replaceAll(" ").strip();
    return line.length() > MOST_WORDS ? line.substring(0, MOST_WORDS) + "…" : line;
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
