package dev.mizzen.impl.agent;

import dev.mizzen.agent.Action;
import java.util.Optional;

/**
 * Reads a turn of the model character by character: {@code <reason>…</reason>}, then one action,
 * with white space around them and nothing else. Within either there is no tag of the protocol,
 * except {@code <img>} as all that is searched. What it says does not depend on how the text was
 * cut into pieces. For one turn and one thread. Cost: linear.
 */
final class TurnParser {
  private State state = State.BEFORE;
  private final StringBuilder tag = new StringBuilder();
  private final StringBuilder content = new StringBuilder();
  private Tag opened = Tag.REASON;
  private boolean image;
  private Optional<Action> action = Optional.empty();
  private Optional<String> fault = Optional.empty();

  private enum State {
    /** Before the reason. */
    BEFORE,
    /** Within it. */
    REASON,
    /** Behind it. */
    BETWEEN,
    /** Within the action. */
    ACTION,
    /** Behind it. */
    ACTED,
    /** The protocol is broken. */
    BROKEN
  }

  /** Reads a whole turn: what stands behind the action breaks the protocol, too. */
  static Turn parse(CharSequence text) {
    TurnParser parser = new TurnParser();
    for (int i = 0; i < text.length(); i++) {
      parser.accept(text.charAt(i));
    }
    return parser.finish();
  }

  /** Reads on. */
  void accept(char c) {
    if (c == '<' || !tag.isEmpty()) {
      acceptTag(c);
    } else {
      acceptText(c);
    }
  }

  /** Whether the action is complete or the protocol broken: nothing behind can mend it. */
  boolean hasEnded() {
    return state == State.ACTED || state == State.BROKEN;
  }

  /** What was read; the turn ends here. */
  Turn finish() {
    flush();
    switch (state) {
      case BEFORE -> fail("there is no <reason>");
      case REASON -> fail("the turn ends within <reason>");
      case BETWEEN -> fail("there is no action behind </reason>");
      case ACTION -> fail("the turn ends within " + opened.text());
      case ACTED, BROKEN -> {}
    }
    return new Turn(fault.isPresent() ? Optional.empty() : action, fault);
  }

  private void acceptTag(char c) {
    if (c == '<') {
      flush();
    }
    tag.append(c);
    if (Tag.is(tag)) {
      Tag complete = Tag.of(tag);
      tag.setLength(0);
      accept(complete);
    } else if (!Tag.begins(tag)) {
      flush();
    }
  }

  /** What began like a tag is text. */
  private void flush() {
    for (int i = 0; i < tag.length(); i++) {
      acceptText(tag.charAt(i));
    }
    tag.setLength(0);
  }

  private void acceptText(char c) {
    if (state == State.ACTION) {
      content.append(c);
    } else if (state != State.REASON && state != State.BROKEN && !Character.isWhitespace(c)) {
      fail(
          switch (state) {
            case BEFORE -> "there is text before <reason>";
            case BETWEEN -> "there is text between </reason> and the action";
            default -> "there is text behind the action";
          });
    }
  }

  private void accept(Tag next) {
    switch (state) {
      case BEFORE -> open(next, next == Tag.REASON, State.REASON);
      case REASON -> close(next, Tag.REASON_END, State.BETWEEN);
      case BETWEEN ->
          open(
              next,
              next == Tag.TEXT_SEARCH || next == Tag.IMG_SEARCH || next == Tag.ANSWER,
              State.ACTION);
      case ACTION -> acceptInAction(next);
      case ACTED -> fail(next.text() + " stands behind the action");
      case BROKEN -> {}
    }
  }

  private void open(Tag next, boolean fits, State then) {
    if (fits) {
      opened = next;
      state = then;
    } else {
      fail(next.text() + " stands where " + expected() + " should");
    }
  }

  private String expected() {
    return state == State.BEFORE ? "<reason>" : "<text_search>, <img_search> or <answer>";
  }

  private void close(Tag next, Tag closing, State then) {
    if (next == closing) {
      state = then;
    } else {
      fail(next.text() + " stands within " + opened.text());
    }
  }

  private void acceptInAction(Tag next) {
    if (next == Tag.IMG && opened == Tag.IMG_SEARCH && !image) {
      image = true;
      return;
    }
    Tag closing =
        switch (opened) {
          case TEXT_SEARCH -> Tag.TEXT_SEARCH_END;
          case IMG_SEARCH -> Tag.IMG_SEARCH_END;
          default -> Tag.ANSWER_END;
        };
    close(next, closing, State.ACTED);
    if (state == State.ACTED) {
      act(content.toString().strip());
    }
  }

  private void act(String argument) {
    if (image && !argument.isEmpty()) {
      fail("<img> stands beside words within <img_search>");
    } else if (!image && argument.isEmpty()) {
      fail(opened.text() + " is empty");
    } else {
      action = Optional.of(action(argument));
    }
  }

  private Action action(String argument) {
    return switch (opened) {
      case TEXT_SEARCH -> new Action.TextSearch(argument);
      case IMG_SEARCH -> image ? new Action.WholeImageSearch() : new Action.CropSearch(argument);
      default -> new Action.Final(argument);
    };
  }

  /** The first fault counts. */
  private void fail(String what) {
    if (state != State.BROKEN) {
      fault = Optional.of(what);
      state = State.BROKEN;
    }
  }
}
