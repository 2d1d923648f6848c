package dev.mizzen.llm.openai;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** What a status other than 200 means. */
final class Refusals {
  private final Endpoint endpoint;
  private final String model;

  Refusals(Endpoint endpoint, String model) {
    this.endpoint = endpoint;
    this.model = model;
  }

  /**
   * @param body as far as it was read
   */
  Failure of(int status, HttpHeaders headers, String body) {
    ReplyJson.ServerError error = ReplyJson.error(body);
    String said = said(status, error.message());
    return switch (status) {
      case 400, 413, 422 -> badRequest(error, said);
      case 401, 403 -> Failure.last(said + "; check apiKey(...)", null);
      case 402 -> Failure.last(said + "; the account needs credit", null);
      case 404, 405 ->
          Failure.last(
              said + "; check the endpoint (it usually ends in /v1) and the model '" + model + "'",
              null);
      case 429 -> tooMany(error, said, headers);
      case 408, 409, 425, 500, 502, 503, 504, 529 ->
          new Failure(Failure.Kind.PASSING, said, null, retryAfter(headers, Instant.now()));
      default -> Failure.last(said + advice(status), null);
    };
  }

  private static String advice(int status) {
    return status >= 300 && status < 400
        ? "; redirects are not followed, since the key would go along: give the new address"
        : "; see the server's log";
  }

  private String said(int status, String message) {
    String words = endpoint.quoted(message);
    return "answered with status " + status + (words.isEmpty() ? "" : ": " + words);
  }

  private static Failure badRequest(ReplyJson.ServerError error, String said) {
    String words =
        (error.code() + " " + error.type() + " " + error.message()).toLowerCase(Locale.ROOT);
    boolean tooLong = words.contains("context") || words.contains("too long");
    if (tooLong) {
      return new Failure(
          Failure.Kind.ARGUMENT,
          said + "; shorten the prompt, or set contextWindow(...) to the server's",
          null,
          Optional.empty());
    }
    return Failure.last(said + "; the server does not take what the prompt asks for", null);
  }

  private static Failure tooMany(ReplyJson.ServerError error, String said, HttpHeaders headers) {
    if (error.code().equals("insufficient_quota")) {
      return Failure.last(said + "; the account's quota is used up", null);
    }
    return new Failure(
        Failure.Kind.PASSING,
        said + "; lower requestsPerMinute(...), tokensPerMinute(...) or atOnce(...)",
        null,
        retryAfter(headers, Instant.now()));
  }

  /** Seconds or a date, as RFC 9110 section 10.2.3 has it; anything else counts as absent. */
  static Optional<Duration> retryAfter(HttpHeaders headers, Instant now) {
    return headers.firstValue("Retry-After").flatMap(value -> retryAfter(value.strip(), now));
  }

  private static Optional<Duration> retryAfter(String value, Instant now) {
    if (value.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, date);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
