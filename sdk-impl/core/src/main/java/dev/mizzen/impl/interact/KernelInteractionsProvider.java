package dev.mizzen.impl.interact;

import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.InteractionFormat;
import dev.mizzen.recommend.Interactions;
import dev.mizzen.spi.InteractionsProvider;
import java.nio.file.Path;

/** Interactions as {@link InteractionTable}. */
public final class KernelInteractionsProvider implements InteractionsProvider {
  /** For the service loader. */
  public KernelInteractionsProvider() {}

  @Override
  public String id() {
    return "kernels";
  }

  @Override
  public Interactions of(Iterable<Interaction> interactions) {
    return InteractionTable.of(interactions);
  }

  @Override
  public Interactions lists(Path file, boolean ordered) {
    return ordered ? ListFile.readOrdered(file) : ListFile.read(file);
  }

  @Override
  public Interactions delimited(Path file, InteractionFormat format) {
    return DelimitedFile.read(file, format);
  }

  @Override
  public Interactions jsonLines(Path file, InteractionFormat format) {
    return JsonLinesFile.read(file, format);
  }

  @Override
  public Interactions load(Path folder) {
    return new InteractionFolder(folder).load();
  }

  @Override
  public void append(Path folder, Iterable<Interaction> more) {
    new InteractionFolder(folder).append(InteractionTable.of(more));
  }
}
