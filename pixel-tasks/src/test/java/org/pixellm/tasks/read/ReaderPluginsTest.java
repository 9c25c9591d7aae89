// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.train.config.RecordBinder;

class ReaderPluginsTest {
  @SuppressWarnings("rawtypes") // a service interface is looked up by its raw class
  private static Map<String, DatasetReaderFactory<?>> factories() {
    Map<String, DatasetReaderFactory<?>> factories = new TreeMap<>();
    for (DatasetReaderFactory factory : ServiceLoader.load(DatasetReaderFactory.class)) {
      factories.put(factory.name(), factory);
    }
    return factories;
  }

  private static <C extends Record> DatasetReader<?> reader(
      DatasetReaderFactory<C> factory, Map<String, Object> settings) {
    return factory.create(new RecordBinder().bind(factory.defaults(), settings));
  }

  @Test
  void allReadersAreFound() {
    assertEquals(
        "[bio, conllu-tags, conllu-trees, glue, nli, sib200, squad, table, text]",
        factories().keySet().toString());
  }

  /** As the guide writes them. */
  @Test
  void settingsAreWrittenInLowerCase() {
    Map<String, Map<String, Object>> settings =
        Map.of(
            "bio", Map.of("scheme", "as-written"),
            "conllu-tags", Map.of("column", "xpos"),
            "conllu-trees", Map.of("subtypes", true),
            "glue", Map.of("task", "sst2", "join_punctuation", false),
            "nli", Map.of("language", "vi"),
            "sib200", Map.of(),
            "squad", Map.of("mend_offsets", false),
            "table", Map.of("delimiter", "semicolon", "quotes", true, "header", false));
    settings.forEach((name, chosen) -> assertNotNull(reader(factories().get(name), chosen), name));
  }
}
