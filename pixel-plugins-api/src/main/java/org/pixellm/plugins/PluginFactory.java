// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins;

/**
 * Makes one kind of swappable piece, under a name.
 *
 * <p>A factory is found with {@link java.util.ServiceLoader}: name its class in {@code
 * META-INF/services/} under the factory interface of its kind ({@link PluginKind}). It has a public
 * constructor without parameters, holds no state, and is safe to share between threads.
 *
 * @param <C> the record that configures the piece. Its components are what a user may write in a
 *     configuration file, in snake case; types are {@code int}, {@code long}, {@code double},
 *     {@code boolean}, {@code String}, enums, lists and maps of these, and records. The compact
 *     constructor checks the values and throws {@link IllegalArgumentException} with a sentence
 *     that names the value and what would be right.
 */
public interface PluginFactory<C extends Record> {

  /**
   * The name users ask for: lower-case ASCII letters, digits and hyphens, first a letter. Names
   * must be distinct within a kind.
   */
  String name();

  /** One line on what the piece does and when to take it. */
  String summary();

  /**
   * The configuration of a user who wrote none. Every component is set; a user's fields are laid
   * over it.
   */
  C defaults();
}
