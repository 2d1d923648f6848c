package dev.mizzen.impl.rag;

import dev.mizzen.Span;
import dev.mizzen.impl.rag.abstain.ConfidenceFeatures;
import dev.mizzen.impl.rag.cite.CitationGate;
import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.impl.rag.find.Evidence;
import dev.mizzen.impl.rag.read.Reading;
import dev.mizzen.impl.rag.write.Draft;
import dev.mizzen.impl.rag.write.OutOfTimeException;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Abstention;
import dev.mizzen.rag.Abstention.Reason;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.rag.AnswerEvent;
import dev.mizzen.rag.Question;
import dev.mizzen.search.Hit;
import dev.mizzen.search.SearchResult.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One question on its way to an answer. For one thread, once. */
public final class AnswerCall {
  private final Parts parts;
  private final Question question;
  private final Consumer<AnswerEvent> events;
  private final boolean streaming;
  private final Deadline deadline;
  private final List<Stage> stages = new ArrayList<>();
  private Evidence evidence = new Evidence(List.of(), List.of(), false);
  private List<Passage> passages = List.of();
  private double confidence;
  private Usage usage = Usage.NONE;

  /**
   * A call of {@code parts}.
   *
   * @param streaming whether parts of the answer are told of before it is complete
   * @param events are told what happens
   */
  public AnswerCall(
      Parts parts, Question question, boolean streaming, Consumer<AnswerEvent> events) {
    this.streaming = streaming;
    this.parts = parts;
    this.question = question;
    this.events = events;
    deadline = new Deadline(question.timeout());
  }

  /** Runs all steps; the last event is the answer. */
  public Answer run() {
    Answer answer;
    try {
      answer = answer();
    } catch (OutOfTimeException e) {
      answer = abstain(Reason.BUDGET, "the time for this question was up before it was answered");
    }
    events.accept(new AnswerEvent.Completed(answer));
    return answer;
  }

  private Answer answer() {
    evidence = stage("search", () -> parts.finder().find(question, deadline));
    usage = evidence.usage();
    if (evidence.hits().isEmpty()) {
      return abstain(Reason.NO_EVIDENCE, "no document matches the question");
    }
    passages = stage("pack", () -> parts.pack(question, evidence));
    if (passages.isEmpty()) {
      return abstain(
          Reason.NO_EVIDENCE,
          "none of the documents found fits the prompt; index them in smaller passages, or raise"
              + " contextTokens");
    }
    events.accept(new AnswerEvent.Retrieved(shown()));
    requireTime();
    Reading reading = stage("read", () -> parts.read(question, passages));
    confidence = parts.model().abstention().score().probability(ConfidenceFeatures.of(reading));
    if (confidence < parts.threshold()) {
      return abstain(Reason.LOW_CONFIDENCE, "the documents found do not support an answer");
    }
    requireTime();
    return written(reading);
  }

  private Answer written(Reading reading) {
    Assembly assembly = new Assembly(new CitationGate(passages), events);
    Draft draft = stage("generate", () -> write(reading, assembly));
    stages.add(new Stage("gate", Duration.ofNanos(assembly.nanos())));
    usage = usage.plus(draft.usage());
    if (draft.declined()) {
      return abstain(Reason.NO_EVIDENCE, "the passages found do not hold the answer");
    }
    if (assembly.citations().isEmpty()) {
      return abstain(
          Reason.UNSUPPORTED, "an answer was written, but none of its sentences quotes a passage");
    }
    Optional<Span> shortSpan =
        assembly.text().equals(draft.answer().text()) ? draft.shortSpan() : Optional.empty();
    return new Answer(
        assembly.text(),
        shortSpan,
        assembly.citations(),
        Optional.empty(),
        confidence,
        shown(),
        evidence.hops(),
        usage,
        stages);
  }

  private Draft write(Reading reading, Assembly assembly) {
    if (streaming) {
      return parts.generator().stream(question, passages, reading, deadline, assembly::add);
    }
    Draft draft = parts.generator().write(question, passages, reading, deadline);
    if (!draft.declined()) {
      assembly.add(draft.answer());
    }
    return draft;
  }

  private List<Hit> shown() {
    Map<String, Hit> hits =
        evidence.hits().stream()
            .collect(Collectors.toMap(Hit::id, Function.identity(), (first, second) -> first));
    return passages.stream().map(passage -> hits.get(passage.documentId())).toList();
  }

  private Answer abstain(Reason reason, String message) {
    return new Answer(
        "",
        Optional.empty(),
        List.of(),
        Optional.of(new Abstention(reason, message)),
        confidence,
        shown(),
        evidence.hops(),
        usage,
        stages);
  }

  private void requireTime() {
    if (deadline.isPassed()) {
      throw OutOfTimeException.now();
    }
  }

  private <T> T stage(String name, Supplier<T> work) {
    deadline.check();
    long start = System.nanoTime();
    T result = work.get();
    stages.add(new Stage(name, Duration.ofNanos(System.nanoTime() - start)));
    deadline.check();
    return result;
  }
}
