package io.serai.messagestore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.serai.canonical.RecordKey;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.EventListener;
import io.serai.delivery.RecordListener;
import io.serai.delivery.StoredRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what the broker hands over, one transaction a batch. A batch that comes twice
 * changes nothing the second time.
 */
@Component
class StoreWriter implements EventListener, RecordListener {

	private static final Duration QUIET = Duration.ofSeconds(15);

	private final EventTable events;

	private final StandingTable standings;

	private final RecordTable records;

	private final TallyTable tally;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private volatile StoreHealth health = new StoreHealth(null, Duration.ZERO, null);

	StoreWriter(EventTable events, StandingTable standings, RecordTable records, TallyTable tally,
			PlatformTransactionManager transactions, Clock clock) {
		this.events = events;
		this.standings = standings;
		this.records = records;
		this.tally = tally;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	@Override
	public void onEvents(List<DeliveryEvent> batch) {
		List<DeliveryEvent> storable = batch.stream().map(StoreWriter::storable).toList();
		write(storable.stream().map(DeliveryEvent::at).min(Instant::compareTo).orElse(null), () -> {
			List<DeliveryEvent> fresh = this.events.add(storable);
			this.standings.apply(fresh);
			this.tally.countEvents(fresh);
		});
	}

	@Override
	public void onRecords(List<StoredRecord> batch) {
		List<StoredRecord> storable = batch.stream().map(StoreWriter::storable).toList();
		write(storable.stream().map(StoredRecord::receivedAt).min(Instant::compareTo).orElse(null),
				() -> this.tally.countRecords(this.records.add(storable)));
	}

	/**
	 * Returns how far behind the store is. What it wrote some time ago says nothing of
	 * now: had there been more to write, it would have.
	 */
	StoreHealth health() {
		StoreHealth last = this.health;
		Instant wrote = last.lastWrite();
		boolean quiet = wrote != null && wrote.plus(QUIET).isBefore(this.clock.instant());
		return quiet ? new StoreHealth(wrote, Duration.ZERO, last.failingSince()) : last;
	}

	private void write(@Nullable Instant oldest, Runnable work) {
		if (oldest == null) {
			return;
		}
		boolean written = false;
		try {
			this.transaction.executeWithoutResult((status) -> work.run());
			written = true;
		}
		finally {
			note(written, oldest);
		}
	}

	private synchronized void note(boolean written, Instant oldest) {
		Instant now = this.clock.instant();
		if (written) {
			Duration lag = Duration.between(oldest, now);
			this.health = new StoreHealth(now, lag.isNegative() ? Duration.ZERO : lag, null);
		}
		else if (this.health.failingSince() == null) {
			this.health = new StoreHealth(this.health.lastWrite(), this.health.lag(), now);
		}
	}

	private static DeliveryEvent storable(DeliveryEvent event) {
		return new DeliveryEvent(event.id(), event.messageId(), event.flow(), storable(event.record()),
				StoredText.number(event.version()), event.state(), event.attempt(), event.at(), event.tookMillis(),
				event.nextAttemptAt(), event.failureClass(), StoredText.text(event.cause()),
				StoredText.text(event.what()), StoredText.text(event.remedy()), event.system(),
				(event.externalId() != null) ? StoredText.number(event.externalId()) : null,
				StoredText.text(event.by()),
				(event.externalNumber() != null) ? StoredText.number(event.externalNumber()) : null);
	}

	private static StoredRecord storable(StoredRecord record) {
		return new StoredRecord(record.messageId(), storable(record.record()), StoredText.number(record.version()),
				record.via(), record.receivedAt(), record.body());
	}

	private static RecordKey storable(RecordKey record) {
		return new RecordKey(record.kind(), record.source(), StoredText.number(record.key()));
	}

}
