// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

/** What a command's user can do so that it takes less memory. */
final class MemoryAdvice {
  private MemoryAdvice() {}

  /**
   * The advice.
   *
   * @param command name of a subcommand; others have none
   * @return how an imperative sentence goes on, beginning with a comma; or nothing
   */
  static String of(String command) {
    return switch (command) {
      case "render" -> ", or choose a smaller --max-patches, --windows or --scale";
      case "reconstruct", "film" -> ", or choose a shorter text or a smaller --scale";
      case "pretrain" -> ", or lower training.batch_size or data.shuffle_megabytes";
      case "finetune" -> ", or lower training.batch_size or data.cache_megabytes";
      default -> "";
    };
  }
}
