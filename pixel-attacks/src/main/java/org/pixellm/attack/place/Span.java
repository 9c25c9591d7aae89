// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.place;

/**
 * A part of a text.
 *
 * @param start first UTF-16 index
 * @param end UTF-16 index after the last
 */
public record Span(int start, int end) {

  /** The part itself. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
