// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a renderer's pixels depend on: library versions, fonts, settings, and the hash of a fixed
 * page that it drew. Kept with a model, so that a different renderer is noticed before it costs
 * accuracy.
 *
 * @param backend the renderer's name
 * @param pageHash SHA-256, in hex, of the fixed page
 * @param details names and versions behind the hash, for a message that says what differs
 */
public record RendererFingerprint(String backend, String pageHash, Map<String, String> details) {
  /** What the names of those details begin with that are hashes of sections of the page. */
  public static final String SECTION = "page: ";

  private static final int SHORT = 12;

  /** Copies the details. */
  public RendererFingerprint {
    Objects.requireNonNull(backend, "backend");
    Objects.requireNonNull(pageHash, "pageHash");
    details = Map.copyOf(details);
  }

  /** Whether both draw the same pixels. Details may differ, for example the JDK's version. */
  public boolean drawsLike(RendererFingerprint other) {
    return pageHash.equals(other.pageHash);
  }

  /**
   * One line a difference, "what: here / there"; empty if nothing differs. The last line names the
   * sections of the page that are drawn differently, if both tell of sections.
   */
  public List<String> differences(RendererFingerprint other) {
    Map<String, String> here = new TreeMap<>(details);
    Map<String, String> there = new TreeMap<>(other.details);
    here.put("back end", backend);
    there.put("back end", other.backend);
    TreeSet<String> keys = new TreeSet<>(here.keySet());
    keys.addAll(there.keySet());
    List<String> lines = new ArrayList<>();
    List<String> sections = new ArrayList<>();
    for (String key : keys) {
      String mine = here.getOrDefault(key, "absent");
      String theirs = there.getOrDefault(key, "absent");
      if (mine.equals(theirs)) {
        continue;
      }
      if (!key.startsWith(SECTION)) {
        lines.add(key + ": " + mine + " / " + theirs);
      } else if (here.containsKey(key) && there.containsKey(key)) {
        sections.add(key.substring(SECTION.length()));
      }
    }
    if (!sections.isEmpty()) {
      lines.add("drawn differently: " + String.join(", ", sections));
    } else if (!drawsLike(other)) {
      lines.add("page hash: " + shortened(pageHash) + " / " + shortened(other.pageHash));
    }
    return lines;
  }

  private static String shortened(String hash) {
    return hash.length() <= SHORT ? hash : hash.substring(0, SHORT) + "\u2026";
  }
}
