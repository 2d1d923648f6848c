package dev.mizzen.agent;

/** What a model does at the end of a turn. */
public sealed interface Action {
  /** What an agent answers when it gives up: part of the protocol, word for word. */
  String UNABLE = "unable to answer due to lack of relevant information";

  /**
   * {@code <text_search>query</text_search>}: searches texts.
   *
   * @param query not blank
   */
  record TextSearch(String query) implements Action {}

  /**
   * {@code <img_search>phrase</img_search>}: searches pictures like the part of the question's
   * picture that the phrase describes.
   *
   * @param phrase not blank
   */
  record CropSearch(String phrase) implements Action {}

  /** {@code <img_search><img></img_search>}: searches pictures like the question's. */
  record WholeImageSearch() implements Action {}

  /**
   * {@code <answer>text</answer>}: ends the run.
   *
   * @param text not blank
   */
  record Final(String text) implements Action {
    /** Whether the model gives up. */
    public boolean isUnable() {
      return text.equals(UNABLE);
    }
  }
}
