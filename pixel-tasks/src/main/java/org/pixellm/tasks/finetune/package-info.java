// SPDX-License-Identifier: Apache-2.0
/** Fine-tuning from a configuration to a model on disk, resumable at any moment. */
package org.pixellm.tasks.finetune;
