// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import java.util.List;
import java.util.random.RandomGenerator;
import org.pixellm.attack.place.Capitals;
import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.Severity;
import org.pixellm.attack.place.Span;
import org.pixellm.attack.place.TextWords;
import org.pixellm.plugins.task.TextAttack;

/** Spells by sound: the severity is the share of the places in words where a rule holds. */
final class PhoneticAttack implements TextAttack {
  private final TextWords words = new TextWords();
  private final SoundRules rules;

  PhoneticAttack(SoundRules rules) {
    this.rules = rules;
  }

  @Override
  public String attack(String text, double severity, RandomGenerator random) {
    Severity.check(severity);
    Draw draw = Draw.from(random);
    StringBuilder attacked = new StringBuilder(text.length() + 16);
    int done = 0;
    int number = 0;
    for (Span span : words.of(text)) {
      attacked.append(text, done, span.start());
      attacked.append(word(span.of(text), severity, draw.at(number++)));
      done = span.end();
    }
    return attacked.append(text, done, text.length()).toString();
  }

  private String word(String word, double severity, Draw draw) {
    String lower = Apostrophe.typed(Capitals.lower(word));
    boolean all = Capitals.of(word) == Capitals.ALL;
    if (lower.length() != word.length()) {
      return word; // a letter of another length without its capital: not English
    }
    List<SoundRules.Site> sites = rules.sites(lower);
    StringBuilder spelt = new StringBuilder();
    int done = 0;
    for (int i = 0; i < sites.size(); i++) {
      SoundRules.Site site = sites.get(i);
      Draw own = draw.at(i);
      if (own.below(severity)) {
        String other = site.spellings().get(own.choice(site.spellings().size()));
        spelt.append(word, done, site.start());
        Capitals capitals = all ? Capitals.ALL : ofPart(word, site);
        spelt.append(Apostrophe.asIn(word, capitals.write(other)));
        done = site.end();
      }
    }
    return spelt.append(word, done, word.length()).toString();
  }

  /** Of the part that is spelt otherwise; one capital does not make all of them capitals. */
  private static Capitals ofPart(String word, SoundRules.Site site) {
    Capitals capitals = Capitals.of(word.substring(site.start(), site.end()));
    return capitals == Capitals.ALL ? Capitals.FIRST : capitals;
  }
}
