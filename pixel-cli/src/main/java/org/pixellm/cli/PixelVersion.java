// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class PixelVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = PixelVersion.class.getPackage().getImplementationVersion();
    return new String[] {"pixel " + (version == null ? "(not packaged)" : version)};
  }
}
