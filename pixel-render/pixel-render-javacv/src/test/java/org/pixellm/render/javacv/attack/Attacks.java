// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.pixellm.plugins.render.PictureAttack;
import org.pixellm.plugins.render.PictureAttackFactory;

/** The attacks with their defaults, as an application finds them. */
final class Attacks {
  private Attacks() {}

  /** All, by name. */
  static Map<String, PictureAttack> all() {
    Map<String, PictureAttack> all = new TreeMap<>();
    for (PictureAttackFactory<?> factory : ServiceLoader.load(PictureAttackFactory.class)) {
      all.put(factory.name(), withDefaults(factory));
    }
    return all;
  }

  static PictureAttack named(String name) {
    return all().get(name);
  }

  private static <C extends Record> PictureAttack withDefaults(PictureAttackFactory<C> factory) {
    return factory.create(factory.defaults());
  }
}
