package dev.mizzen;

import java.net.URI;
import java.util.Objects;

/**
 * Something that can be embedded, retrieved or shown to a model. Text is held; images, audio and
 * video are referred to by location and opened only by what uses them.
 */
public sealed interface Content {
  /** The kinds of content; an {@link Embedder} says which it takes. */
  enum Modality {
    /** Written language. */
    TEXT,
    /** A still picture. */
    IMAGE,
    /** Sound. */
    AUDIO,
    /** Moving pictures. */
    VIDEO
  }

  /** Which kind this is. */
  Modality modality();

  /** The text {@code text}. */
  static Text text(String text) {
    return new Text(text);
  }

  /** The picture at {@code location}. */
  static Image image(URI location, String mediaType) {
    return new Image(location, mediaType);
  }

  /** The sound at {@code location}. */
  static Audio audio(URI location, String mediaType) {
    return new Audio(location, mediaType);
  }

  /** The video at {@code location}. */
  static Video video(URI location, String mediaType) {
    return new Video(location, mediaType);
  }

  /**
   * Written language.
   *
   * @param text any text, also an empty one
   */
  record Text(String text) implements Content {
    /** Refuses null. */
    public Text {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public Modality modality() {
      return Modality.TEXT;
    }
  }

  /**
   * A still picture.
   *
   * @param location where its bytes are
   * @param mediaType such as {@code image/png}
   */
  record Image(URI location, String mediaType) implements Content {
    /** Refuses nulls. */
    public Image {
      Objects.requireNonNull(location, "location");
      Objects.requireNonNull(mediaType, "mediaType");
    }

    @Override
    public Modality modality() {
      return Modality.IMAGE;
    }
  }

  /**
   * Sound.
   *
   * @param location where its bytes are
   * @param mediaType such as {@code audio/wav}
   */
  record Audio(URI location, String mediaType) implements Content {
    /** Refuses nulls. */
    public Audio {
      Objects.requireNonNull(location, "location");
      Objects.requireNonNull(mediaType, "mediaType");
    }

    @Override
    public Modality modality() {
      return Modality.AUDIO;
    }
  }

  /**
   * Moving pictures.
   *
   * @param location where its bytes are
   * @param mediaType such as {@code video/mp4}
   */
  record Video(URI location, String mediaType) implements Content {
    /** Refuses nulls. */
    public Video {
      Objects.requireNonNull(location, "location");
      Objects.requireNonNull(mediaType, "mediaType");
    }

    @Override
    public Modality modality() {
      return Modality.VIDEO;
    }
  }
}
