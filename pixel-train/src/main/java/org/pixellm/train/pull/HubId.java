// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.pull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pixellm.plugins.PixelException;

/**
 * A model on a hub.
 *
 * @param owner who it belongs to
 * @param name its name there
 * @param revision a branch, tag or commit
 */
public record HubId(String owner, String name, String revision) {
  private static final String NEWEST = "main";
  private static final String PART = "[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?";
  private static final Pattern FORM =
      Pattern.compile("(" + PART + ")/(" + PART + ")(?:@([A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*))?");

  /**
   * Reads {@code OWNER/NAME} or {@code OWNER/NAME@REVISION}; without a revision it is {@code main}.
   *
   * @throws PixelException if it is neither
   */
  public static HubId parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || text.contains("..")) {
      throw new PixelException(
          "\"%s\" names no model of a hub; write OWNER/NAME or OWNER/NAME@REVISION, for example Team-PIXEL/pixel-base"
              .formatted(text));
    }
    String revision = matcher.group(3) == null ? NEWEST : matcher.group(3);
    return new HubId(matcher.group(1), matcher.group(2), revision);
  }

  /** Owner and name, as the hub writes them. */
  public String path() {
    return owner + "/" + name;
  }

  @Override
  public String toString() {
    return path() + "@" + revision;
  }
}
