package io.serai.delivery;

import org.apache.activemq.artemis.core.server.files.FileStoreMonitor;
import org.apache.activemq.artemis.core.server.files.FileStoreMonitor.FileStoreMonitorType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the disk of the embedded broker has room. Artemis itself would slow
 * senders down by credits, which the hub's do not use: without this, records would be
 * taken until the journal breaks.
 */
final class DiskWatch implements FileStoreMonitor.Callback {

	private static final Logger log = LoggerFactory.getLogger(DiskWatch.class);

	private static final long MEBIBYTE = 1024 * 1024;

	private volatile boolean full;

	boolean isFull() {
		return this.full;
	}

	@Override
	public void tick(long usableSpace, long totalSpace, boolean withinLimit, FileStoreMonitorType type) {
		boolean was = this.full;
		this.full = !withinLimit;
		if (this.full && !was) {
			log.error("the broker's disk is full, no records are taken usable_mib={} total_mib={} remedy=\"make room\"",
					usableSpace / MEBIBYTE, totalSpace / MEBIBYTE);
		}
		else if (was && !this.full) {
			log.info("the broker's disk has room again, records are taken usable_mib={}", usableSpace / MEBIBYTE);
		}
	}

}
