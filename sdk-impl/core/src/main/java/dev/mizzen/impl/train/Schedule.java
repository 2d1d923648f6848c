package dev.mizzen.impl.train;

import dev.mizzen.train.TrainingOptions;

/** The learning rate of each step: a straight line up, then half a cosine down to 0. */
record Schedule(double highest, long warmup, long steps) {
  static Schedule of(TrainingOptions options, long steps) {
    return new Schedule(options.learningRate(), (long) Math.ceil(options.warmup() * steps), steps);
  }

  /** The rate of step {@code step}, from 1. */
  double rate(long step) {
    if (step <= warmup) {
      return highest * step / warmup;
    }
    double passed = (double) (step - 1 - warmup) / (steps - warmup);
    return highest * 0.5 * (1 + Math.cos(Math.PI * passed));
  }
}
