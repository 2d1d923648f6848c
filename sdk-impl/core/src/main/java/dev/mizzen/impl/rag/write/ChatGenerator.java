package dev.mizzen.impl.rag.write;

import dev.mizzen.Content;
import dev.mizzen.impl.rag.cite.MarkedAnswer;
import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.impl.rag.prompt.AnswerPrompt;
import dev.mizzen.impl.rag.prompt.Tokens;
import dev.mizzen.impl.rag.read.Reading;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.rag.Question;
import dev.mizzen.spi.ChatModel;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets a language model write. */
public final class ChatGenerator implements Generator {
  /** The tokens of an answer, at most. */
  public static final int ANSWER_TOKENS = 512;

  private static final Pattern QUOTES_END = Pattern.compile("[\"\u201D]\\s*](?=\\s+[^\\s\\[])");

  /** An author of documents has one guess for each prompt; a small model reads every digit. */
  private static final int FENCE_BYTES = 8;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final ChatModel model;
  private final Supplier<String> fences;

  /** With a fence that nobody can guess for every prompt. */
  public ChatGenerator(ChatModel model) {
    this(model, ChatGenerator::fence);
  }

  /** With given fences. */
  ChatGenerator(ChatModel model, Supplier<String> fences) {
    this.model = model;
    this.fences = fences;
  }

  @Override
  public Draft write(
      Question question, List<Passage> passages, Reading reading, Deadline deadline) {
    ChatModel.Reply reply = Replies.of(model, prompt(question, passages), deadline);
    String text = reply.complete() ? reply.text() : wholeWords(reply.text());
    String own = AnswerPrompt.withoutEchoes(text, passages);
    return new Draft(marked(own, reading), Optional.empty(), declines(own), reply.usage());
  }

  /** Hands on what stands before the end of a row of quotes: the next sentence cannot change it. */
  @Override
  public Draft stream(
      Question question,
      List<Passage> passages,
      Reading reading,
      Deadline deadline,
      Consumer<MarkedAnswer> parts) {
    deadline.check();
    ChatModel.Prompt prompt = prompt(question, passages);
    StringBuilder written = new StringBuilder();
    int handed = 0;
    try (Pieces pieces = new Pieces(model)) {
      model.stream(prompt).subscribe(pieces);
      for (var piece = pieces.next(deadline); piece.isPresent(); piece = pieces.next(deadline)) {
        written.append(piece.get());
        int end = finished(written, handed);
        if (end > handed) {
          parts.accept(marked(own(written, handed, end, passages), reading));
          handed = end;
        }
      }
    }
    String own = own(written, 0, written.length(), passages);
    boolean declined = declines(own);
    if (!declined) {
      parts.accept(marked(own(written, handed, written.length(), passages), reading));
    }
    return new Draft(
        marked(own, reading), Optional.empty(), declined, usage(prompt, written.toString()));
  }

  /** Without the last word of a reply that ended for lack of room: it may be a part of one. */
  private static String wholeWords(String text) {
    int end = text.length();
    while (end > 0 && !Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  private static String own(CharSequence written, int start, int end, List<Passage> passages) {
    return AnswerPrompt.withoutEchoes(written.subSequence(start, end).toString(), passages);
  }

  private static MarkedAnswer marked(String own, Reading reading) {
    return UnmarkedSentences.proved(MarkedAnswer.parse(own), reading);
  }

  /** Streams do not say what they took. */
  private static Usage usage(ChatModel.Prompt prompt, String text) {
    long tokens = 0;
    for (ChatModel.Message message : prompt.messages()) {
      for (Content content : message.contents()) {
        tokens += content instanceof Content.Text(String part) ? Tokens.estimate(part) : 0;
      }
    }
    return new Usage(tokens, Tokens.estimate(text));
  }

  /** Behind the last quote that something other than a quote follows. */
  private static int finished(CharSequence written, int from) {
    Matcher matcher = QUOTES_END.matcher(written);
    int end = from;
    while (matcher.find(end)) {
      end = matcher.end();
    }
    return end;
  }

  private ChatModel.Prompt prompt(Question question, List<Passage> passages) {
    return AnswerPrompt.of(
        question.text(), question.conversation(), passages, fences.get(), ANSWER_TOKENS);
  }

  private static boolean declines(String text) {
    String start = AnswerPrompt.NO_ANSWER;
    return text.isEmpty() || text.regionMatches(true, 0, start, 0, start.length());
  }

  /** A word of 64 random bits, for the fences of one prompt. */
  public static String fence() {
    byte[] bytes = new byte[FENCE_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
