package dev.mizzen.impl.unanswerable.score;

import java.util.regex.Pattern;

/**
 * The phrases by which free English text is told to refuse or to ask back, for text in lower case
 * with straight apostrophes and without what stands in quotation marks. A phrase about documents
 * counts only with a word for those that the system was given ("the provided passages"), so that
 * most sentences of the documents themselves do not match. The tests list what matches, what does
 * not, and what matches though it should not.
 */
final class Phrases {
  /** The documents that a system was given. */
  private static final String SOURCE =
      "(?:(?:the|these|this|those|that|any of the|my|our)\\s+)"
          + "(?:(?:provided|given|available|retrieved|supplied|above|following|current|relevant"
          + "|search)\\s+)*"
          + "(?:context|passages?|documents?|text|texts|articles?|sources?|information|knowledge"
          + " base|corpus|data|results|excerpts?|materials?|snippets?|content)"
          + "(?:\\s+(?:provided|given|available|above|retrieved))*";

  private static final String NOT = "(?:not|n't)";

  private static final String TELL =
      "(?:answer|find|determine|provide|say|tell|confirm|verify|locate|give|identify|help|conclude"
          + "|assist|address|establish)";

  private static final String HOLD =
      "(?:contain|mention|provide|include|specify|say|state|answer|give|address|discuss|cover"
          + "|indicate|reveal|support|have|offer|describe|report|explain|tell|touch|hold|list)";

  private static final String LITTLE =
      "(?:no|not enough|insufficient|not sufficient|too little|a lack of)\\s+"
          + "(?:(?:relevant|sufficient|specific|further|enough|direct|explicit|such)\\s+)*"
          + "(?:information|context|data|details?|evidence|answer|mention)";

  /** The system does not know, cannot tell, or will not. */
  static final Pattern REFUSAL =
      any(
          // I do not know
          "\\b(?:i|we)(?:'m| am|"
              + " are|'re)?\\s+(?:\\w+\\s+)?(?:do|ca|can|could|wo|will|did|was|were)?\\s*(?:not|n't)\\s+(?:\\w+\\s+)?(?:know|sure|certain|aware|able"
              + " to "
              + TELL
              + "|"
              + TELL
              + "|have (?:\\w+\\s+){0,3}(?:information|knowledge|details?|data|answer|context"
              + "|access))",
          "\\b(?:i|we)(?:'m| am| are|'re)?\\s+(?:\\w+\\s+)?(?:cannot|unable"
              + " to|unsure|uncertain)\\b",
          "\\b(?:i|we)\\s+(?:must|have to|need to)?\\s*(?:decline|refuse)\\b",
          "^(?:unable|not able)\\s+to\\s+" + TELL,
          "^(?:cannot|can't)\\s+" + TELL,
          // cannot be answered
          "\\b(?:cannot|can't|can not|could not|couldn't)\\s+be\\s+(?:answered|determined|found"
              + "|established|verified|inferred|confirmed)\\b",
          "\\bit(?:'s| is)\\s+(?:not possible|impossible)\\s+to\\s+" + TELL,
          // the passages do not say
          SOURCE
              + "\\s+(?:\\w+\\s+)?(?:do|does|did)\\s*"
              + NOT
              + "\\s+(?:\\w+ly\\s+|seem to\\s+|appear to\\s+)?"
              + HOLD,
          SOURCE + "\\s+(?:lacks?|(?:is|are)\\s*(?:insufficient|silent|not sufficient|not enough))",
          SOURCE + "\\s+(?:contains?|provides?|includes?|holds?|has|have|gives?)\\s+" + LITTLE,
          // there is no information
          "(?:^|\\b(?:there (?:is|was|are|were)|there's|i (?:have|found|see)|we"
              + " (?:have|found))\\s+)"
              + LITTLE
              + "\\b(?!\\s+(?:was|were)\\s+(?!found|given|provided|available))",
          "\\bnone of (?:the|these) (?:\\w+\\s+)?(?:passages|documents|sources|articles|texts"
              + "|excerpts)\\b",
          // is not mentioned in the passages
          "(?:not|n't|never|nowhere|no answer)\\s+(?:\\w+ly\\s+)?(?:be |been"
              + " )?(?:mentioned|specified"
              + "|stated|provided|given|available|found|disclosed|included|addressed|discussed"
              + "|covered|present|contained)?\\s*(?:in|by|within|from)\\s+"
              + SOURCE,
          "^not\\s+(?:mentioned|specified|stated|given|available|applicable|known|found|provided)\\b",
          "^(?:n/a|unknown|unanswerable|no answer|none|insufficient (?:information|evidence))\\W*$",
          "^(?:it(?:'s| is)|that(?:'s| is))\\s+(?:unclear|unknown|not clear|not known)\\b",
          // the question is wrong
          "\\b(?:false|incorrect|mistaken|wrong|flawed)\\s+(?:premise|assumption)\\b",
          "\\bthe (?:question|premise)\\s+(?:\\w+\\s+)?(?:assumes|presupposes|is based on|rests on"
              + "|is not answerable|is unanswerable|cannot)");

  /** It asks what is meant. */
  static final Pattern CLARIFICATION =
      any(
          "\\b(?:could|can|would|will) you\\s+(?:please\\s+)?(?:clarify|specify|provide|be more"
              + " specific|tell me|rephrase|explain|give|share|elaborate)\\b",
          "\\b(?:do|did) you mean\\b",
          "\\b(?:which|what|who)\\b.{0,120}\\b(?:do|did|are) you\\s+(?:mean|refer|referring|asking"
              + "|interested|looking)\\b",
          "\\bare you (?:asking|referring|interested)\\b",
          "\\bplease\\s+(?:clarify|specify|provide|rephrase|be more specific|give more|let me know"
              + " (?:which|what|who|if you mean))",
          "\\b(?:more|further|additional)\\s+(?:context|details?|information)\\s+(?:is|are|would"
              + " be)\\s+(?:needed|required|necessary|helpful)\\b",
          "\\bi (?:need|would need|require) (?:more|further|additional|some)\\b");

  /** It says nothing about the question: courtesy, and what the documents are about instead. */
  static final Pattern FILLER =
      any(
          "^(?:i'm |i am |we are |we're )?(?:\\w+\\s+)?(?:sorry|afraid)\\W*$",
          "^(?:unfortunately|regrettably|however|apologies)\\W*$",
          "^(?:i|we) apologi[sz]e\\b",
          "^as an ai\\b",
          "\\b(?:let me know|feel free|hope this helps|happy to help|glad to help|like to help)\\b",
          "^if (?:you|there)\\b",
          "^(?:it|they|instead,? (?:it|they)|"
              + SOURCE
              + "|(?:passage|document|article|source)s?"
              + " \\[?\\d+\\]?)\\s+(?:\\w+ly\\s+|instead\\s+)?"
              + "(?:discuss|mention|focus|cover|talk|describe|contain|concern|deal|provide|(?:is|are)"
              + " about)(?:e?s)?\\b");

  private Phrases() {}

  private static Pattern any(String... phrases) {
    return Pattern.compile(String.join("|", phrases));
  }
}
