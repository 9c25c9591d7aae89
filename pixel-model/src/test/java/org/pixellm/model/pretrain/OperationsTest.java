// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.pixellm.model.pretrain.TinyModel.Setting;
import org.pixellm.model.vit.FirstLayers;
import org.pixellm.model.work.UsefulWork;
import org.pixellm.model.work.UsefulWork.First;
import org.pixellm.model.work.UsefulWork.Stack;
import org.pixellm.plugins.model.PatchBatch;

class OperationsTest {
  private static final int GREY = TinyModel.PATCH * TinyModel.PATCH;
  private static final Stack ENCODER = new Stack(TinyModel.HIDDEN, 2, 32);
  private static final Stack DECODER = new Stack(8, 1, 16);

  @Test
  void areThoseOfBothStacksOverRealPatches() {
    FirstLayers convolution = FirstLayers.convolution(5);
    try (TinyModel model = new TinyModel(Setting.QUICK.with(convolution))) {
      UsefulWork work = new UsefulWork(ENCODER, new First(5, 0, 0), DECODER, GREY, GREY, 0.25);
      assertEquals(
          OptionalLong.of(work.step(12) + work.step(30)),
          model.objective.operations(model.encoder, model.batch(12, 30)));
    }
  }

  @Test
  void ofGreyTextReadByAModelOfThreeChannelsOnlyOneChannelIsProjected() {
    try (TinyModel model = new TinyModel(Setting.REFERENCE)) {
      PatchBatch grey = new PatchBatch(new byte[12 * GREY], new int[] {12}, 12, GREY);
      UsefulWork work = new UsefulWork(ENCODER, First.PLAIN, DECODER, GREY, 3 * GREY, 0.25);
      assertEquals(OptionalLong.of(work.step(12)), model.objective.operations(model.encoder, grey));
    }
  }
}
