// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.plugins.PixelException;

/**
 * Reads configuration records from YAML files, with single settings of the command line laid over
 * them, and writes them. Safe to share between threads.
 */
public final class ConfigLoader {
  /** More than any configuration needs: a bound on what a wrong file can allocate. */
  private static final long MOST_BYTES = 2_000_000;

  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .stringQuotingChecker(new PlainText())
              .build());

  private final RecordBinder binder;

  /** Binds with the given binder. */
  @Inject
  public ConfigLoader(RecordBinder binder) {
    this.binder = binder;
  }

  /**
   * A configuration: the defaults, a file over them, the command line over both.
   *
   * @param defaults the values of settings that nobody wrote
   * @param file YAML; empty for none
   * @param settings {@code a.b=c} each, the value in YAML; a later one wins over an earlier
   * @throws PixelException if the file is missing, empty or not YAML, or a setting is wrong
   */
  public <R extends Record> R load(R defaults, Optional<Path> file, List<String> settings) {
    JsonNode written = file.map(ConfigLoader::read).orElse(JsonNodeFactory.instance.objectNode());
    List<SettingArgument> arguments = settings.stream().map(SettingArgument::parse).toList();
    JsonNode overlay = JsonNodeFactory.instance.objectNode();
    for (SettingArgument argument : arguments) {
      overlay = TreeOverlay.lay(defaults.getClass(), overlay, argument.tree());
    }
    try {
      if (!written.isObject()) {
        throw new SettingException(
            "", "expected a map of settings, such as training: {steps: 500}");
      }
      return binder.bind(defaults, TreeOverlay.lay(defaults.getClass(), written, overlay));
    } catch (SettingException e) {
      throw new PixelException(e.getMessage() + origin(e.path(), file, arguments), e);
    }
  }

  /**
   * A configuration as {@link #toMap} wrote it, of this version or another.
   *
   * @param defaults the values of settings that it lacks
   * @param origin where it stands, for messages: {@code provenance.json}
   * @throws PixelException if a setting is unknown or wrong
   */
  public <R extends Record> R fromMap(R defaults, Map<String, Object> settings, String origin) {
    try {
      return binder.bind(defaults, YAML.<JsonNode>valueToTree(settings));
    } catch (SettingException e) {
      throw new PixelException("%s (in %s)".formatted(e.getMessage(), origin), e);
    }
  }

  /** Where the setting was written, as far as that is certain. */
  private static String origin(String path, Optional<Path> file, List<SettingArgument> arguments) {
    boolean inside =
        arguments.stream().anyMatch(a -> path.equals(a.path()) || within(path, a.path()));
    if (inside) {
      return " (from --set)";
    }
    boolean around = arguments.stream().anyMatch(a -> path.isEmpty() || within(a.path(), path));
    if (file.isPresent()) {
      return " (in " + file.get() + (around ? " with --set)" : ")");
    }
    return around ? " (from --set)" : "";
  }

  private static boolean within(String inner, String outer) {
    return inner.startsWith(outer + ".") || inner.startsWith(outer + "[");
  }

  private static JsonNode read(Path file) {
    if (!Files.exists(file)) {
      throw new PixelException("there is no configuration file " + file);
    }
    if (!Files.isRegularFile(file)) {
      throw new PixelException(file + " is not a file; a YAML file is needed");
    }
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw new PixelException(
            "%s has %d bytes, and a configuration has at most %d"
                .formatted(file, size, MOST_BYTES));
      }
      String text = Files.readString(file);
      return YamlTree.parse(file.toString(), text.startsWith("\uFEFF") ? text.substring(1) : text)
          .orElseThrow(
              () -> new PixelException(file + " is empty; write at least one setting into it"));
    } catch (CharacterCodingException e) {
      throw new PixelException(file + " is not valid UTF-8", e);
    } catch (IOException e) {
      throw new PixelException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** A configuration with every setting written out. Loading the text gives an equal record. */
  public String toYaml(Record configuration) {
    try {
      return YAML.writeValueAsString(TreeEncoder.encode(configuration));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + configuration, e);
    }
  }

  /** A configuration with every setting, as strings, numbers, booleans, lists and maps. */
  public Map<String, Object> toMap(Record configuration) {
    return YAML.convertValue(
        TreeEncoder.encode(configuration), new TypeReference<LinkedHashMap<String, Object>>() {});
  }
}
