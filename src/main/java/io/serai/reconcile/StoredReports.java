package io.serai.reconcile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reports as they are kept in the database.
 */
final class StoredReports implements Reports {

	private final Pairs pairs;

	private final ReportTable reports;

	private final FindingTable findings;

	StoredReports(Pairs pairs, JdbcTemplate jdbc) {
		this.pairs = pairs;
		this.reports = new ReportTable(jdbc);
		this.findings = new FindingTable(jdbc);
	}

	@Override
	public List<Pair> pairs() {
		return this.pairs.all();
	}

	@Override
	public boolean runs(Pair pair) {
		return this.pairs.runs(pair);
	}

	@Override
	public List<DayReport> before(LocalDate day, int limit) {
		return this.reports.before(day, Math.clamp(limit, 1, 200));
	}

	@Override
	public Optional<DayReport> day(String pair, LocalDate day) {
		return this.reports.find(pair, day);
	}

	@Override
	public List<Finding> findings(String pair, LocalDate day, int page, int size) {
		return this.findings.page(pair, day, Math.max(0, page), Math.clamp(size, 1, 200));
	}

	@Override
	public Optional<Finding> finding(String id) {
		return this.findings.find(id);
	}

	@Override
	public List<FindingDeed> deeds(String finding) {
		return this.findings.deeds(finding);
	}

	@Override
	public List<OpenFindings> open() {
		return this.findings.open();
	}

	@Override
	public boolean isIntact(DayReport report) {
		return report.seal() != null
				&& report.seal().equals(Seal.of(report, this.findings.of(report.pair(), report.day())));
	}

}
