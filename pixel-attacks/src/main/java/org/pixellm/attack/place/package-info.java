// SPDX-License-Identifier: Apache-2.0
/**
 * Where a text can be disturbed: its words, its letters, the gaps between letters. An attack says
 * what becomes of one place; the classes here find the places, decide by the severity which are
 * disturbed, and put the text together again.
 *
 * <p>Every place has random numbers of its own, found by its number ({@link
 * org.pixellm.attack.place.Draw}). So the places disturbed at one severity are among those of any
 * higher one, and what happens at one place never changes another. Properties of characters come
 * from ICU alone: the JDK's differ from version to version.
 */
package org.pixellm.attack.place;
