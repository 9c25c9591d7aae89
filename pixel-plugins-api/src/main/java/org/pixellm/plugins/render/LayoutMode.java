// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

/** Decides where on the patch grid text goes, whatever draws it. Safe to share between threads. */
public interface LayoutMode {

  /** The mode's name, for fingerprints and messages. */
  String name();
}
