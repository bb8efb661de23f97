package io.serai.reconcile;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.serai.canonical.RecordKind;
import io.serai.database.TestDatabase;
import io.serai.stock.Buffers;

/**
 * One node that compares a shop and an ERP in memory.
 */
final class ReconcileBed {

	static final LocalDate DAY = LocalDate.parse("2026-11-20");

	final TwoSystems systems;

	final PlayedHub hub = new PlayedHub();

	final Tables tables;

	final Reports reports;

	final Repairs repairs;

	final PairLeases leases;

	private final Schedule schedule;

	private final Time time;

	ReconcileBed(TestDatabase database, TwoSystems systems, Time time, int mostRecords) {
		this.systems = systems;
		this.time = time;
		ReconcileSettings settings = new ReconcileSettings(
				Map.of("shop-erp", pair("shop"), "a-broken", pair("broken"), "stock", stock(), "customers",
						customers()),
				Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofHours(1),
				List.of(Duration.ofMinutes(1), Duration.ofMinutes(5)), 3, Duration.ofHours(24), Duration.ofDays(40),
				mostRecords, 6);
		this.tables = Tables.of(database.jdbc(), database.transactions());
		this.leases = new PairLeases(database.jdbc(), time);
		Pairs pairs = new Pairs(settings, systems);
		PairReading reading = new PairReading(systems, new TwoKeptBack());
		Examiner examiner = new Examiner(reading, new Transit(this.hub.store(), time), time);
		FindingRepairs findings = new FindingRepairs(pairs, this.tables, examiner,
				new Transfers(systems, this.hub.store(), this.hub, this.hub), time);
		this.repairs = findings;
		this.reports = new StoredReports(pairs, database.jdbc());
		this.schedule = new Schedule(settings, pairs, this.leases,
				new DayRun(settings, reading, examiner, this.tables, time), findings, this.tables, time);
	}

	private static PairSetting pair(String left) {
		return new PairSetting(left, "erp", RecordKind.ORDER, List.of(), ZoneId.of("Asia/Shanghai"),
				Duration.ofMinutes(15), List.of("pieces"), List.of(), Map.of("financialStatus", List.of("paid")), "",
				"order-to-erp", "");
	}

	private static PairSetting stock() {
		return new PairSetting("wms", "pos", RecordKind.STOCK, List.of(), ZoneId.of("Asia/Shanghai"),
				Duration.ofMinutes(15), List.of(), List.of(), Map.of(), "pos", "stock-to-pos", "");
	}

	private static PairSetting customers() {
		return new PairSetting("crm", "books", RecordKind.CUSTOMER, List.of("crm", "shop"), ZoneId.of("Asia/Shanghai"),
				Duration.ofMinutes(15), List.of("name"), List.of("phones"), Map.of(), "", "customer-to-books",
				"customer-to-crm");
	}

	static ReconcileBed on(TestDatabase database) {
		return new ReconcileBed(database, new TwoSystems(), new Time("2026-11-20T10:00:00Z"), 50);
	}

	/** Another node on the same database. */
	ReconcileBed other(TestDatabase database) {
		return new ReconcileBed(database, this.systems, this.time, 50);
	}

	/** Lets time go by and does what is due then. */
	ReconcileBed after(Duration time) {
		this.time.now = this.time.now.plus(time);
		this.schedule.look();
		return this;
	}

	/** Returns how long it takes until the day is read again after a trouble. */
	Duration readsAgainIn() {
		return Duration.between(this.time.now, report().again());
	}

	/** Begins to stop, as the hub does. */
	void stop() {
		this.schedule.stopping();
	}

	DayReport report() {
		return this.reports.day("shop-erp", DAY).orElseThrow();
	}

	List<Finding> findings() {
		return findings("shop-erp", DAY);
	}

	List<Finding> findings(String pair, LocalDate day) {
		return this.reports.findings(pair, day, 0, 100);
	}

	/** Returns e.g. {@code B MISSING_RIGHT OPEN}. */
	List<String> told() {
		return told("shop-erp", DAY);
	}

	List<String> told(String pair, LocalDate day) {
		return findings(pair, day).stream()
			.map((finding) -> "%s %s %s".formatted(finding.record().key(), finding.kind(), finding.state()))
			.sorted()
			.toList();
	}

	Finding finding(String key) {
		return finding("shop-erp", DAY, key);
	}

	Finding finding(String pair, LocalDate day, String key) {
		return findings(pair, day).stream()
			.filter((finding) -> finding.record().key().equals(key))
			.findFirst()
			.orElseThrow();
	}

	/** A clock that a test moves. */
	static final class Time extends Clock {

		private Instant now;

		Time(String now) {
			this.now = Instant.parse(now);
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

	}

	/** The channel sells what every warehouse but one holds, less two of each. */
	private static final class TwoKeptBack implements Buffers {

		@Override
		public BigDecimal sellable(String channel, String sku, BigDecimal free) {
			return free.subtract(BigDecimal.TWO).max(BigDecimal.ZERO);
		}

		@Override
		public boolean counts(String channel, String warehouse) {
			return !warehouse.equals("RETURNS");
		}

	}

}
