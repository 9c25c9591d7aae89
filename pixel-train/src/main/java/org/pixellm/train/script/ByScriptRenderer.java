// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.RendererFingerprint;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/**
 * Has each input drawn by the renderer of its script. An input is drawn by one renderer as a whole,
 * a pair and a word list too, and so are all its windows: what comes out is what that renderer
 * makes, alignment and all.
 */
final class ByScriptRenderer implements TextRenderer {
  private static final String OTHERWISE = "otherwise";
  private static final String SCRIPTS = "scripts";

  private final List<Delegate> delegates;
  private final ScriptVote vote;

  /**
   * A renderer and the scripts it draws.
   *
   * @param scripts by the names that the user wrote; none: all that others do not draw
   */
  record Delegate(List<String> scripts, TextRenderer renderer) {
    /** Copies the list. */
    Delegate {
      scripts = List.copyOf(scripts);
    }

    String label() {
      return scripts.isEmpty() ? OTHERWISE : String.join("+", scripts);
    }
  }

  /**
   * A renderer out of others.
   *
   * @param delegates the first draws what the others do not
   * @param vote whose numbers are the places in that list
   * @throws PixelException if they draw patches of unequal size or channels
   */
  ByScriptRenderer(List<Delegate> delegates, ScriptVote vote) {
    this.delegates = List.copyOf(delegates);
    this.vote = vote;
    for (Delegate delegate : delegates) {
      requireAlike(delegates.get(0), delegate);
    }
  }

  private static void requireAlike(Delegate first, Delegate other) {
    TextRenderer a = first.renderer();
    TextRenderer b = other.renderer();
    if (a.patchSize() != b.patchSize() || a.channels() != b.channels()) {
      throw new PixelException(
          "%s draws patches of %d pixels in %d channels and %s of %d in %d, but a model reads patches of one kind; give all renderers the same patch size and channels"
              .formatted(
                  first.label(),
                  a.patchSize(),
                  a.channels(),
                  other.label(),
                  b.patchSize(),
                  b.channels()));
    }
  }

  private TextRenderer first() {
    return delegates.get(0).renderer();
  }

  private TextRenderer of(TextInput input) {
    return delegates.get(vote.winner(input)).renderer();
  }

  @Override
  public int patchSize() {
    return first().patchSize();
  }

  @Override
  public int channels() {
    return first().channels();
  }

  @Override
  public RenderedText render(TextInput input, int maxPatches) {
    return of(input).render(input, maxPatches);
  }

  @Override
  public List<RenderedText> renderWindows(TextInput input, int maxPatches, int overlap) {
    return of(input).renderWindows(input, maxPatches, overlap);
  }

  @Override
  public Map<String, Object> configuration() {
    Map<String, Object> scripts = new LinkedHashMap<>();
    for (Delegate delegate : delegates) {
      delegate.scripts().forEach(script -> scripts.put(script, choice(delegate.renderer())));
    }
    Map<String, Object> own = new LinkedHashMap<>();
    own.put(OTHERWISE, choice(first()));
    own.put(SCRIPTS, scripts);
    Map<String, Object> settings = new LinkedHashMap<>(first().configuration()); // mode, size
    settings.put("renderer", ByScriptRendererFactory.NAME);
    settings.put("renderer_config", own);
    return Collections.unmodifiableMap(settings);
  }

  /** A renderer as a configuration chooses it: its name among its settings. */
  private static Map<String, Object> choice(TextRenderer renderer) {
    Map<String, Object> settings = renderer.configuration();
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put("name", settings.get("renderer"));
    if (settings.get("renderer_config") instanceof Map<?, ?> own) {
      own.forEach((key, value) -> choice.put(String.valueOf(key), value));
    }
    return choice;
  }

  /** Of all renderers: it changes if one draws otherwise or draws other scripts. */
  @Override
  public RendererFingerprint fingerprint() {
    MessageDigest page = sha256();
    Map<String, String> details = new LinkedHashMap<>();
    List<String> backends = new ArrayList<>();
    for (Delegate delegate : delegates) {
      String label = delegate.label();
      RendererFingerprint print = delegate.renderer().fingerprint();
      backends.add(label + " " + print.backend());
      page.update((label + "\n" + print.pageHash() + "\n").getBytes(StandardCharsets.UTF_8));
      print.details().forEach((key, value) -> details.put(labelled(label, key), value));
    }
    details.put("renderers", String.join(", ", backends));
    return new RendererFingerprint(
        ByScriptRendererFactory.NAME, HexFormat.of().formatHex(page.digest()), details);
  }

  /** A section of a page stays one, so that messages tell of it as such. */
  private static String labelled(String label, String key) {
    return key.startsWith(RendererFingerprint.SECTION)
        ? RendererFingerprint.SECTION
            + label
            + " "
            + key.substring(RendererFingerprint.SECTION.length())
        : label + " " + key;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
