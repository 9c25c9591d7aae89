// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.pixellm.attack.letter.DiacriticsConfig;
import org.pixellm.attack.letter.DiacriticsFactory;
import org.pixellm.attack.letter.LeetspeakConfig;
import org.pixellm.attack.letter.LeetspeakFactory;
import org.pixellm.attack.visual.ConfusableConfig;
import org.pixellm.attack.visual.ConfusableFactory;
import org.pixellm.attack.word.BidiConfig;
import org.pixellm.attack.word.BidiFactory;
import org.pixellm.attack.word.KeyboardTypoConfig;
import org.pixellm.attack.word.KeyboardTypoFactory;
import org.pixellm.attack.word.SegmentationConfig;
import org.pixellm.attack.word.SegmentationFactory;
import org.pixellm.attack.word.TransliterateConfig;
import org.pixellm.attack.word.TransliterateFactory;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** All attacks of this module, as a user gets them, and with other settings. */
public final class Attacks {
  private Attacks() {}

  /** Each attack that the service file names, by its name. */
  @SuppressWarnings({"rawtypes", "unchecked"}) // services are looked up by their raw class
  public static Map<String, TextAttack> usual() {
    Map<String, TextAttack> attacks = new TreeMap<>();
    for (TextAttackFactory factory : ServiceLoader.load(TextAttackFactory.class)) {
      attacks.put(factory.name(), factory.create(factory.defaults()));
    }
    return attacks;
  }

  /** Those, and variants with other settings. */
  public static Map<String, TextAttack> all() {
    Map<String, TextAttack> attacks = new LinkedHashMap<>(usual());
    attacks.put(
        "bidi reversed", new BidiFactory().create(new BidiConfig(BidiConfig.Looks.REVERSED)));
    attacks.put("confusable other", new ConfusableFactory().create(new ConfusableConfig(false)));
    attacks.put(
        "diacritics three",
        new DiacriticsFactory().create(new DiacriticsConfig(DiacriticsConfig.Change.ADD, 3)));
    attacks.put(
        "diacritics remove",
        new DiacriticsFactory().create(new DiacriticsConfig(DiacriticsConfig.Change.REMOVE, 1)));
    for (KeyboardTypoConfig.Layout layout : KeyboardTypoConfig.Layout.values()) {
      attacks.put(
          "keyboard-typo " + layout,
          new KeyboardTypoFactory().create(new KeyboardTypoConfig(layout, "")));
    }
    attacks.put("leetspeak symbols", new LeetspeakFactory().create(new LeetspeakConfig(true)));
    for (SegmentationConfig.Spaces spaces : SegmentationConfig.Spaces.values()) {
      attacks.put(
          "segmentation " + spaces,
          new SegmentationFactory().create(new SegmentationConfig(spaces)));
    }
    for (TransliterateConfig.Script script : TransliterateConfig.Script.values()) {
      attacks.put(
          "transliterate " + script,
          new TransliterateFactory().create(new TransliterateConfig(script)));
    }
    return attacks;
  }
}
