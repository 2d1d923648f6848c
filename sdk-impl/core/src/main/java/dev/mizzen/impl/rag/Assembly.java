package dev.mizzen.impl.rag;

import dev.mizzen.impl.rag.cite.CitationGate;
import dev.mizzen.impl.rag.cite.Gated;
import dev.mizzen.impl.rag.cite.MarkedAnswer;
import dev.mizzen.rag.AnswerEvent;
import dev.mizzen.rag.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Joins the parts of an answer that pass the gate, and tells of each. For one thread. */
final class Assembly {
  private final CitationGate gate;
  private final Consumer<AnswerEvent> events;
  private final StringBuilder text = new StringBuilder();
  private final List<Citation> citations = new ArrayList<>();
  private long nanos;

  Assembly(CitationGate gate, Consumer<AnswerEvent> events) {
    this.gate = gate;
    this.events = events;
  }

  /** Lets through what quotes support of the next part. */
  void add(MarkedAnswer part) {
    long start = System.nanoTime();
    Gated gated = Gated.of(part, gate, true);
    nanos += System.nanoTime() - start;
    if (gated.citations().isEmpty()) {
      return;
    }
    String gap = text.isEmpty() ? "" : " ";
    int shift = text.length() + gap.length();
    text.append(gap).append(gated.text());
    events.accept(new AnswerEvent.Written(gap + gated.text()));
    for (Citation citation : gated.citations()) {
      Citation moved = citation.shift(shift);
      citations.add(moved);
      events.accept(new AnswerEvent.Cited(moved));
    }
  }

  /** All that passed. */
  String text() {
    return text.toString();
  }

  /** In the order of the answer. */
  List<Citation> citations() {
    return citations;
  }

  /** How long the gate took. */
  long nanos() {
    return nanos;
  }
}
