package io.serai.delivery;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.activemq.artemis.core.io.IOCriticalErrorListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the hub when the embedded broker can no longer write its journal, as on a disk
 * without a single free byte: the broker has then stopped for good, and a hub without one
 * takes nothing in and delivers nothing until it is started again. What it has accepted
 * is on disk.
 */
final class LostJournal implements IOCriticalErrorListener {

	private static final Logger log = LoggerFactory.getLogger(LostJournal.class);

	private final AtomicBoolean told = new AtomicBoolean();

	private final Runnable end;

	LostJournal(Runnable end) {
		this.end = end;
	}

	@Override
	public void onIOException(Throwable cause, String message, String file) {
		if (this.told.compareAndSet(false, true)) {
			log.atError()
				.setMessage(
						"The broker's journal cannot be written, so the hub ends. Make room on its disk, then start "
								+ "the hub again; nothing that it has accepted is lost.")
				.addKeyValue("cause", cause.getClass().getSimpleName())
				.log();
			this.end.run();
		}
	}

}
