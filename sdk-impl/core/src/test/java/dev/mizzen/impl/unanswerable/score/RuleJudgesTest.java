package dev.mizzen.impl.unanswerable.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Span;
import dev.mizzen.eval.unanswerable.Reaction;
import dev.mizzen.eval.unanswerable.Response;
import dev.mizzen.rag.Abstention;
import dev.mizzen.rag.Abstention.Reason;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.rag.Citation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleJudgesTest {
  private static Reaction reaction(String text) {
    return RuleJudges.reaction(Response.of("Who?", "Ada Lovelace", text)).orElseThrow();
  }

  private static boolean acceptable(String text) {
    return RuleJudges.acceptable(Response.of("Who?", "Ada Lovelace", text)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "I don't know.",
        "I do not know the answer to this question.",
        "I’m sorry, but I can’t answer that based on the provided documents.",
        "Sorry, I cannot help with that.",
        "I am not sure.",
        "I'm unable to determine this from the context.",
        "Unfortunately, I could not find any information about that.",
        "We cannot tell from these passages who wrote it.",
        "I must decline to answer.",
        "I do not have enough information to answer this question.",
        "Unable to answer.",
        "Cannot answer.",
        "The question cannot be answered from the given context.",
        "It is not possible to determine the year.",
        "The provided context does not contain the answer.",
        "The passages don't mention her birthplace.",
        "The available documents do not explicitly state the amount.",
        "The documents lack this detail.",
        "The context is insufficient.",
        "The given passages provide no information about the jersey number.",
        "There is no information about this in the passages.",
        "There isn't enough to go on, so I cannot answer.",
        "Insufficient information.",
        "Not enough information.",
        "No answer.",
        "N/A",
        "Unknown",
        "None of the passages says who won.",
        "That detail is not mentioned in the provided articles.",
        "This is not specified in the context.",
        "Not mentioned.",
        "It is unclear who wrote it.",
        "The question rests on a false premise.",
        "The question assumes that she won, which the passages do not support.",
        "I cannot answer this question. The documents mainly discuss the French economy.",
        "The articles do not say. Passage 2 describes another match. Let me know if I can help.",
        "I’m afraid I don’t know that one. I would be happy to help with something else."
      })
  void refusals(String text) {
    assertThat(reaction(text)).as(text).isEqualTo(Reaction.REFUSED);
    assertThat(acceptable(text)).as(text).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Could you please clarify which match you mean?",
        "Which of the two series are you referring to?",
        "Did you mean the 2019 final?",
        "Please specify the year.",
        "I cannot answer that yet. Can you tell me which player you mean?",
        "More context is needed.",
        "I need more details."
      })
  void questionsBack(String text) {
    assertThat(reaction(text)).as(text).isEqualTo(Reaction.CLARIFICATION);
    assertThat(acceptable(text)).as(text).isTrue();
  }

  /** Sentences that documents and answers are made of, with words of refusals in them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada Lovelace.",
        "Yes",
        "No.",
        "8",
        "The committee refused to answer questions from the press.",
        "The company did not provide details of the deal.",
        "The minister said that the report does not mention costs.",
        "He could not find his keys.",
        "No information was stolen in the attack.",
        "The unknown soldier was buried in 1920.",
        "\"I don't know,\" he said.",
        "She replied: “I cannot answer that.”",
        "Nobody knew that the bridge was not able to carry the weight.",
        "The terms of the deal were not disclosed.",
        "Not only Google but also Apple was sued.",
        "None of the players scored.",
        "The text of the treaty was signed in 1992.",
        "The treaty contains a clause on information.",
        "Scientists cannot travel faster than light.",
        "The law requires more information from lenders.",
        "Both articles agree: the deal was worth $18 billion.",
        "The article by The Verge discusses Apple, and it is Google that pays."
      })
  void answers(String text) {
    assertThat(reaction(text)).as(text).isEqualTo(Reaction.ANSWERED);
    assertThat(acceptable(text)).as(text).isFalse();
  }

  /** Judge A accepts what judge B calls answered: an answer that points out what is missing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "The documents do not mention the year, but it was probably 1998.",
        "I don't know for certain. Ada Lovelace wrote the notes.",
        "Ada Lovelace wrote it; the passages do not say when."
      })
  void caveats(String text) {
    assertThat(reaction(text)).as(text).isEqualTo(Reaction.ANSWERED);
    assertThat(acceptable(text)).as(text).isTrue();
  }

  /** What the rules get wrong, so that a change shows: these are answers in free text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "We do not know of any life on Mars.",
        "The article did not mention the minister by name.",
        "It is unknown how many died.",
        "The figure was not stated in the documents filed with the court."
      })
  void knownFalseRefusals(String text) {
    assertThat(reaction(text)).as(text).isEqualTo(Reaction.REFUSED);
  }

  /** And these are refusals. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "My records end in 2021.",
        "Das weiß ich nicht.",
        "You would have to ask the club."
      })
  void knownMissedRefusals(String text) {
    assertThat(reaction(text)).as(text).isEqualTo(Reaction.ANSWERED);
  }

  private static Answer abstention(Reason reason) {
    return new Answer(
        "",
        Optional.empty(),
        List.of(),
        Optional.of(new Abstention(reason, "message")),
        0,
        List.of(),
        List.of(),
        new Usage(0, 0),
        List.of());
  }

  private static Answer answer(String text, Citation... citations) {
    return new Answer(
        text,
        Optional.empty(),
        List.of(citations),
        Optional.empty(),
        1,
        List.of(),
        List.of(),
        new Usage(0, 0),
        List.of());
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void aPipelinesAbstentionNeedsNoWords(Reason reason) {
    Response response = Response.of("Who?", "Ada", abstention(reason));
    assertThat(response.text()).isEqualTo("message");
    assertThat(RuleJudges.reaction(response))
        .contains(reason == Reason.UNCLEAR ? Reaction.CLARIFICATION : Reaction.REFUSED);
    assertThat(RuleJudges.acceptable(response)).contains(true);
    assertThat(RuleJudges.accurate(response)).contains(false);
  }

  @Test
  void aQuoteIsAnAnswerWhateverItSays() {
    String text = "The passages do not mention it.";
    Citation quote = new Citation("d", "text", new Span(3, 34), text, new Span(0, 31));
    Response quoted = Response.of("Who?", "Ada", answer(text, quote));
    assertThat(RuleJudges.reaction(quoted)).contains(Reaction.ANSWERED);
    assertThat(RuleJudges.acceptable(quoted)).contains(false);
    Citation part = new Citation("d", "text", new Span(3, 11), "passages", new Span(4, 12));
    Response written = Response.of("Who?", "Ada", answer(text, part));
    assertThat(RuleJudges.reaction(written)).contains(Reaction.REFUSED);
  }

  @Test
  void accuracyLooksForTheTruthsWordsInARow() {
    assertThat(accurate("Ada Lovelace", "It was Ada Lovelace, in 1843.")).contains(true);
    assertThat(accurate("Ada Lovelace", "Ada King wrote it.")).contains(false);
    assertThat(accurate("Ada Lovelace", "I don't know Ada Lovelace.")).contains(false);
    assertThat(accurate("yes", "Yes, both say so.")).contains(true);
    assertThat(accurate("no", "Yes, there is no doubt.")).contains(false);
    assertThat(accurate("one two three four five six seven", "It is eight.")).isEmpty();
    assertThat(accurate("one two three four five six seven", "I don't know.")).contains(false);
    assertThat(accurate("", "Anything.")).isEmpty();
  }

  private static Optional<Boolean> accurate(String truth, String text) {
    return RuleJudges.accurate(Response.of("Who?", truth, text));
  }
}
