// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

/**
 * Part of a run that one face draws.
 *
 * @param face index of the face
 * @param start first UTF-16 index in the run
 * @param end UTF-16 index after the last
 */
public record FaceRun(int face, int start, int end) {}
