// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.quickstart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pixellm.tasks.samples.BundledFiles;

/** The bundled public-domain texts: two novels to train on, and a story to measure on. */
final class SampleTexts {
  private static final List<String> TRAINING =
      List.of("a-study-in-scarlet.txt", "the-sign-of-the-four.txt");
  private static final List<String> HELD_OUT = List.of("a-scandal-in-bohemia.txt");
  private static final String LICENSE = "LICENSE.txt";

  /** A sentence of the held-out story. */
  static final String SENTENCE =
      "To Sherlock Holmes she is always the woman. I have seldom heard him mention her under any"
          + " other name.";

  private final Path folder;

  /** Texts to be unpacked into a folder. */
  SampleTexts(Path folder) {
    this.folder = folder;
  }

  /** Files to train on. */
  List<String> training() {
    return paths(TRAINING);
  }

  /** Files to measure on. */
  List<String> heldOut() {
    return paths(HELD_OUT);
  }

  private List<String> paths(List<String> names) {
    return names.stream().map(name -> folder.resolve(name).toString()).toList();
  }

  /** Writes the texts and their licence, over older ones. */
  void unpack() {
    List<String> all = new ArrayList<>(TRAINING);
    all.addAll(HELD_OUT);
    all.add(LICENSE);
    new BundledFiles(SampleTexts.class).unpack(all, folder);
  }
}
