// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.model.reference;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.PluginKind;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.plugins.PluginCreator;

/**
 * Chooses, among the plug-ins that are there, what draws most like the renderer of a PIXEL or
 * PIXEL-M4 model.
 */
public final class PixelRenderer {
  /** Shapes and rasterises with the libraries that Pango and Cairo use, too. */
  private static final String LIKEST = "harfbuzz";

  private static final String USUAL = "awt";
  private static final String CONTINUOUS = "continuous";
  private static final String BIGRAMS = "bigrams";

  /** The original's baseline is on row 12 of 16. */
  private static final double BASELINE = 12.0 / 16;

  private static final Set<String> PANGO = Set.of("PangoCairoTextRenderer");
  private static final Set<String> PYGAME = Set.of("TextRenderer", "PyGameTextRenderer");

  private final PluginCreator plugins;

  /** Chooses among the given plug-ins. */
  @Inject
  public PixelRenderer(PluginCreator plugins) {
    this.plugins = plugins;
  }

  /**
   * What draws.
   *
   * @param renderer the renderer with its settings
   * @param layout the layout mode with its settings
   * @param notes what is not as it was there, a sentence each
   */
  public record Choice(PluginChoice renderer, PluginChoice layout, List<String> notes) {
    /** Copies the list. */
    public Choice {
      notes = List.copyOf(notes);
    }
  }

  /** Whether the entries of a {@code text_renderer_config.json} are of such a model. */
  public static boolean isOne(ConfigEntries entries) {
    return PixelRendererFile.isOne(entries);
  }

  /**
   * Reads the entries.
   *
   * @param directory the file's folder: a font or a folder of fonts that it names is looked for
   *     there, by its last name alone
   * @param mode a layout mode to take whatever the file says
   * @throws PixelException if an entry is missing, of the wrong type or impossible
   */
  public Choice choose(ConfigEntries entries, Path directory, Optional<String> mode) {
    PixelRendererFile file = PixelRendererFile.read(entries);
    List<String> notes = new ArrayList<>();
    for (String key : file.unknown()) {
      notes.add("%s is not known and was left out".formatted(key));
    }
    file.rendererType().ifPresent(type -> type(type, notes));
    PluginChoice renderer = renderer(file, fonts(file, directory, notes));
    return new Choice(renderer, layout(mode.or(file::mode), notes), notes);
  }

  private static void type(String type, List<String> notes) {
    if (PYGAME.contains(type)) {
      notes.add(
          "a %s centres each sentence on its ink; here all stand on one baseline".formatted(type));
    } else if (!PANGO.contains(type)) {
      notes.add("text_renderer_type %s is not known; it is taken for Pango's".formatted(type));
    }
  }

  private static List<String> fonts(PixelRendererFile file, Path directory, List<String> notes) {
    List<String> fonts = new ArrayList<>();
    Optional<Path> font = beside(directory, file.fontFile()).filter(Files::isRegularFile);
    if (font.isPresent()) {
      fonts.add(font.get().toString());
    } else {
      notes.add(
          "the font %s is not in %s; bundled Noto faces draw instead%s"
              .formatted(
                  file.fontFile(),
                  directory,
                  file.fontFile().contains("GoNoto") ? ", of which it was put together" : ""));
    }
    file.fallbackFolder()
        .ifPresent(
            name -> {
              Optional<Path> folder = beside(directory, name).filter(Files::isDirectory);
              folder.ifPresentOrElse(
                  path -> fonts.addAll(fontsIn(path)),
                  () ->
                      notes.add(
                          "the folder of fallback fonts %s is not in %s; bundled Noto faces draw instead"
                              .formatted(name, directory)));
            });
    return fonts;
  }

  /** Never elsewhere: a file from the net must not make us read what it likes. */
  private static Optional<Path> beside(Path directory, String name) {
    try {
      Path folder = directory.toAbsolutePath().normalize();
      return Optional.of(directory.resolve(name))
          .filter(path -> folder.equals(path.toAbsolutePath().normalize().getParent()));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static List<String> fontsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              file -> {
                String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                return name.endsWith(".ttf") || name.endsWith(".otf");
              })
          .sorted()
          .map(Path::toString)
          .toList();
    } catch (IOException e) {
      throw new PixelException(
          "the folder of fonts %s cannot be read: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private PluginChoice renderer(PixelRendererFile file, List<String> fonts) {
    int patch = file.pixelsPerPatch();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("font_size", file.emPixels());
    settings.put("patch_size", patch);
    settings.put("baseline", (int) Math.max(1, Math.round(patch * BASELINE)));
    settings.put("fonts", fonts);
    settings.put("rgb", file.rgb());
    String name = plugins.offers(PluginKind.RENDERER, LIKEST) ? LIKEST : USUAL;
    return new PluginChoice(name, settings);
  }

  private PluginChoice layout(Optional<String> mode, List<String> notes) {
    if (mode.isEmpty()) {
      notes.add(
          "the file does not say whether text was drawn in bigrams, as for PIXEL-M4 and PIXEL-BIGRAMS; it is drawn %s, unless \"mode\": \"%s\" is added or --mode %s given"
              .formatted(CONTINUOUS, BIGRAMS, BIGRAMS));
    }
    String name = mode.orElse(CONTINUOUS);
    Map<String, Object> known =
        plugins.resolve(PluginKind.LAYOUT_MODE, PluginChoice.named(name)).options();
    Map<String, Object> settings = new LinkedHashMap<>();
    if (name.equals(BIGRAMS)) {
      settings.put("kind", "isolated");
    } else if (known.containsKey("reference")) {
      settings.put("reference", true);
    }
    return new PluginChoice(name, settings);
  }
}
