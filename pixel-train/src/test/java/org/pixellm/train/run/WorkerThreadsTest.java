// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.engine.TorchEngine;

@Timeout(60)
class WorkerThreadsTest {

  private static WorkerThreads workers(int count) {
    TorchEngine.start(1);
    return new WorkerThreads(count);
  }

  @Test
  void piecesAreDoneAtOnceAndResultsComeInTheirOrder() {
    CyclicBarrier both = new CyclicBarrier(2);
    List<Supplier<String>> pieces = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int piece = i;
      pieces.add(
          () -> {
            try {
              both.await(); // never passed by one thread alone
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
            return piece + " " + Thread.currentThread().getName();
          });
    }
    try (WorkerThreads workers = workers(2)) {
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        expected.add(i + " pixel-worker-" + (1 + i % 2));
      }
      assertEquals(expected, workers.run(pieces));
    }
  }

  @Test
  void theEnginesThreadsAreSharedAndTheCallersStay() {
    TorchEngine.start(1);
    int before = JniUtils.getNumThreads();
    try {
      JniUtils.setNumThreads(5);
      try (WorkerThreads workers = new WorkerThreads(2)) {
        Supplier<Integer> count = JniUtils::getNumThreads;
        assertEquals(List.of(2, 2), workers.run(List.of(count, count)));
        assertEquals(5, JniUtils.getNumThreads());
      }
      try (WorkerThreads workers = new WorkerThreads(9)) {
        assertEquals(List.of(1), workers.run(List.of(JniUtils::getNumThreads)));
      }
    } finally {
      JniUtils.setNumThreads(before);
    }
  }

  @Test
  void whatAPieceThrowsComesOutOnceNoPieceRuns() {
    PixelException thrown = new PixelException("no");
    AtomicInteger running = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    Supplier<Integer> slow =
        () -> {
          running.incrementAndGet();
          begun.countDown();
          sleep(200);
          return running.decrementAndGet();
        };
    Supplier<Integer> bad =
        () -> {
          await(begun);
          throw thrown;
        };
    Supplier<Integer> late = () -> running.addAndGet(100);
    try (WorkerThreads workers = workers(2)) {
      PixelException e =
          assertThrows(PixelException.class, () -> workers.run(List.of(slow, bad, late, late)));
      assertSame(thrown, e);
      assertEquals(0, running.get(), "nothing runs, and what had not begun never will");
      assertEquals(List.of(3), workers.run(List.of(() -> 3)), "they go on");
    }
  }

  @Test
  void anInterruptStopsTheWorkAndStays() throws InterruptedException {
    AtomicInteger done = new AtomicInteger();
    AtomicBoolean flag = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    List<Supplier<Integer>> pieces = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      pieces.add(
          () -> {
            begun.countDown();
            sleep(100);
            return done.incrementAndGet();
          });
    }
    try (WorkerThreads workers = workers(2)) {
      Thread caller =
          new Thread(
              () -> {
                assertThrows(PixelException.class, () -> workers.run(pieces));
                flag.set(Thread.currentThread().isInterrupted());
              });
      caller.start();
      await(begun);
      caller.interrupt();
      caller.join();
      assertTrue(flag.get());
      assertFalse(done.get() > 50, done + " pieces were done");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
