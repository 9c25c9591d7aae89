// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.PluginFactory;

/**
 * Lays a user's settings over a record's defaults. Keys are the components in snake case; an
 * unknown key, a value of the wrong type and one the record's constructor refuses are errors that
 * name the key, the value and what would be right. Safe to share between threads.
 */
public final class RecordBinder {

  /**
   * A record with a user's settings.
   *
   * @param defaults the values of settings that the user did not write
   * @param settings what the user wrote: text, numbers, booleans, lists and maps, by key
   * @throws PixelException naming the key, if a setting is wrong
   */
  public <R extends Record> R bind(R defaults, Map<String, Object> settings) {
    return bind(defaults, TreeEncoder.encode(settings));
  }

  /**
   * The configuration of a plug-in that a user chose.
   *
   * @throws PixelException naming the key, if a setting is wrong
   */
  public <C extends Record> C bind(PluginFactory<C> factory, PluginChoice choice) {
    return bind(factory.defaults(), choice.options());
  }

  /**
   * A plug-in with all its settings written out: the reverse of {@link #bind(PluginFactory,
   * PluginChoice)}.
   */
  public PluginChoice choice(String name, Record configuration) {
    JsonNode tree = TreeEncoder.encode(configuration);
    return new PluginChoice(name, TreeDecoder.options("", tree));
  }

  <R extends Record> R bind(R defaults, JsonNode settings) {
    @SuppressWarnings("unchecked") // getClass() of an R
    Class<R> type = (Class<R>) defaults.getClass();
    JsonNode tree = TreeOverlay.lay(type, TreeEncoder.encode(defaults), settings);
    return TreeDecoder.record("", type, tree);
  }
}
