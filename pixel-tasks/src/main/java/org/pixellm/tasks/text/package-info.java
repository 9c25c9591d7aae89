// SPDX-License-Identifier: Apache-2.0
/** Running text as a data set: any UTF-8 file, read a shard at a time. */
package org.pixellm.tasks.text;
