// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.words;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.head.GoldenHead;

/** Words of a patch each, at chosen patches of a golden's pictures. */
final class GoldenWords {
  private GoldenWords() {}

  /** For each row a word on each patch that is no padding, without tags. */
  static List<DrawnExample<TaggedWords>> onEachPatch(GoldenHead golden) {
    List<DrawnExample<TaggedWords>> examples = new ArrayList<>();
    for (int row = 0; row < golden.rows(); row++) {
      List<Integer> all = IntStream.range(0, golden.real(row)).boxed().toList();
      examples.add(on(all, List.of(), golden.real(row)));
    }
    return examples;
  }

  /** Words on these patches. */
  static DrawnExample<TaggedWords> on(List<Integer> places, List<String> tags, int patches) {
    Alignment.Builder alignment = new Alignment.Builder(patches, places.size());
    for (int word = 0; word < places.size(); word++) {
      alignment.cluster(word, 0, 1, places.get(word), places.get(word) + 1).word(word, 0, 1);
    }
    alignment.drawn(Collections.nCopies(places.size(), 1), true);
    return DrawnExample.of(
        new TaggedWords(
            Collections.nCopies(places.size(), "w"), tags, new Source(Path.of("golden"), 1)),
        GoldenHead.picture(alignment.build()));
  }
}
