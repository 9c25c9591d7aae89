// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the interfaces in this jar, which is not the version of pixel. A jar with plug-ins
 * says in its manifest for which one it was built: {@code Pixel-Plugin-Api: 1.0}.
 *
 * <p>A jar is taken if its major number is this one's and its minor number is not higher. What is
 * added to the interfaces raises the minor number: older plug-ins do not know it and do without.
 * What is removed or changed so that older plug-ins would break raises the major number. A jar that
 * says nothing is taken for one built for 1.0, the first.
 *
 * @param major is raised by changes that break plug-ins
 * @param minor is raised by additions
 */
public record PluginApiVersion(int major, int minor) {
  /** The version of the interfaces in this jar. */
  public static final PluginApiVersion CURRENT = new PluginApiVersion(1, 0);

  /** That of jars which do not say. */
  public static final PluginApiVersion FIRST = new PluginApiVersion(1, 0);

  /** The manifest's attribute. */
  public static final String ATTRIBUTE = "Pixel-Plugin-Api";

  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})\\.([0-9]{1,6})");

  /** Checks the numbers. */
  public PluginApiVersion {
    if (major < 0 || minor < 0) {
      throw new IllegalArgumentException("no version: " + major + "." + minor);
    }
  }

  /**
   * Reads a version.
   *
   * @param written such as {@code 1.0}
   * @throws IllegalArgumentException if it is not two numbers with a dot between them
   */
  public static PluginApiVersion parse(String written) {
    Matcher matcher = WRITTEN.matcher(written.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no version of the plug-in API, which are two numbers like %s"
              .formatted(written, CURRENT));
    }
    return new PluginApiVersion(
        Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** Whether a plug-in that was built for another version works with this one. */
  public boolean takes(PluginApiVersion plugin) {
    return plugin.major == major && plugin.minor <= minor;
  }

  /** As it is written in a manifest. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
