// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pixellm.plugins.PixelException;
import org.pixellm.tasks.encode.EncodingOptions;
import org.pixellm.tasks.encode.LongTexts;
import org.pixellm.tasks.encode.Pooling;

/**
 * What a user of DJL may set: by {@code optArgument}, or as a line of {@code serving.properties}.
 *
 * @param strictRenderer {@code strictRenderer}: whether loading fails if text is drawn otherwise
 *     here than where the model was trained; otherwise a warning is logged
 * @param pooling {@code pooling}: what stands for a text where a model has no head
 * @param longTexts {@code longTexts}: what becomes of long texts where a model has no head; one
 *     with a head keeps what it was trained with
 */
record AnsweringOptions(boolean strictRenderer, Pooling pooling, LongTexts longTexts) {
  /**
   * Reads them; entries of other names are somebody else's.
   *
   * @throws PixelException naming an entry that is wrong
   */
  static AnsweringOptions of(Map<String, ?> entries) {
    return new AnsweringOptions(
        flag(entries, "strictRenderer"),
        choice(entries, "pooling", Pooling.MEAN),
        choice(entries, "longTexts", LongTexts.TRUNCATE));
  }

  /** How a model without a head encodes. */
  EncodingOptions encoding() {
    // In the calling thread's stead one thread computes, with as many cores as the engine has.
    EncodingOptions options = EncodingOptions.defaults().withPooling(pooling).withThreads(1);
    return longTexts == LongTexts.WINDOWS ? options.withWindows(0) : options;
  }

  private static boolean flag(Map<String, ?> entries, String name) {
    String value = text(entries, name, "false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new PixelException("%s must be true or false, not %s".formatted(name, value));
    }
    return value.equals("true");
  }

  private static <E extends Enum<E>> E choice(Map<String, ?> entries, String name, E standard) {
    String value = text(entries, name, label(standard));
    Class<E> type = standard.getDeclaringClass();
    return Stream.of(type.getEnumConstants())
        .filter(constant -> label(constant).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new PixelException(
                    "%s must be %s, not %s"
                        .formatted(
                            name,
                            Stream.of(type.getEnumConstants())
                                .map(AnsweringOptions::label)
                                .collect(Collectors.joining(" or ")),
                            value)));
  }

  private static String text(Map<String, ?> entries, String name, String standard) {
    Object value = entries.get(name);
    return value == null ? standard : value.toString();
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
