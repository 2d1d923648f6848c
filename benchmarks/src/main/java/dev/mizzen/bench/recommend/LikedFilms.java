package dev.mizzen.bench.recommend;

import dev.mizzen.bench.coldstart.MovieLens;
import dev.mizzen.bench.coldstart.Rating;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.Interactions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Films that people liked: four stars or more, of people who gave them to five films at least.
 *
 * @param films all that there are
 * @param liked by whom
 * @param ids of all films
 * @param titles of all films, without their genres
 */
public record LikedFilms(
    MovieLens films, Interactions liked, List<String> ids, List<String> titles) {
  private static final int LEAST = 5;

  /** Reads MovieLens' folder. */
  public static LikedFilms read(Path folder) {
    MovieLens films = MovieLens.read(folder);
    List<String> ids = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    for (int film = 0; film < films.texts().size(); film++) {
      ids.add(id(film));
      titles.add(films.texts().get(film).replaceFirst("\\. [^.]*$", ""));
    }
    return new LikedFilms(films, liked(films), List.copyOf(ids), List.copyOf(titles));
  }

  private static String id(int film) {
    return "film-" + film;
  }

  private static Interactions liked(MovieLens films) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (Rating rating : films.ratings()) {
      counts.merge(rating.user(), rating.liked() ? 1 : 0, Integer::sum);
    }
    List<Interaction> liked = new ArrayList<>();
    for (Rating rating : films.ratings()) {
      if (rating.liked() && counts.getOrDefault(rating.user(), 0) >= LEAST) {
        liked.add(Interaction.of("user-" + rating.user(), id(rating.item())));
      }
    }
    return Interactions.of(liked);
  }
}
