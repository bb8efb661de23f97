package io.serai.demo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets time pass in a simulation of people and machines, which do take time.
 */
final class Pause {

	private static final CountDownLatch NEVER = new CountDownLatch(1);

	private Pause() {
	}

	static void millis(long time) throws InterruptedException {
		NEVER.await(time, TimeUnit.MILLISECONDS);
	}

}
