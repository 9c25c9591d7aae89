// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.plugins;

import java.util.Arrays;
import java.util.Iterator;
import org.pixellm.plugins.PluginKind;

/** All kinds' names, for help texts and shells that complete words. */
final class KindNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(PluginKind.values()).map(PluginKind::label).iterator();
  }
}
