// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

/**
 * Where a stored entry of a zip lies.
 *
 * @param headerAt where its own header begins
 * @param dataAt first byte of its data
 * @param size bytes of its data
 * @param crc their CRC-32
 */
record ZipEntryPlace(String name, long headerAt, long dataAt, long size, long crc) {
  /** The byte after its last. */
  long end() {
    return dataAt + size;
  }
}
