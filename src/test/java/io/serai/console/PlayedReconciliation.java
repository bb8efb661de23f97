package io.serai.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.serai.reconcile.DayReport;
import io.serai.reconcile.Finding;
import io.serai.reconcile.FindingDeed;
import io.serai.reconcile.Pair;
import io.serai.reconcile.Repair;
import io.serai.reconcile.Repairs;
import io.serai.reconcile.Reports;

/**
 * Nothing is compared.
 */
class PlayedReconciliation implements Reports, Repairs {

	@Override
	public List<Pair> pairs() {
		return List.of();
	}

	@Override
	public boolean runs(Pair pair) {
		return false;
	}

	@Override
	public List<DayReport> before(LocalDate day, int limit) {
		return List.of();
	}

	@Override
	public Optional<DayReport> day(String pair, LocalDate day) {
		return Optional.empty();
	}

	@Override
	public List<Finding> findings(String pair, LocalDate day, int page, int size) {
		return List.of();
	}

	@Override
	public Optional<Finding> finding(String id) {
		return Optional.empty();
	}

	@Override
	public List<FindingDeed> deeds(String finding) {
		return List.of();
	}

	@Override
	public List<OpenFindings> open() {
		return List.of();
	}

	@Override
	public boolean isIntact(DayReport report) {
		return false;
	}

	@Override
	public Set<Repair> offered(Finding finding) {
		return Set.of();
	}

	@Override
	public Finding repair(String finding, Repair repair, String by, String reason) {
		throw new AssertionError("nothing is repaired, locked or compared on these pages");
	}

	@Override
	public void lock(String pair, LocalDate day, String by) {
		throw new AssertionError("nothing is repaired, locked or compared on these pages");
	}

	@Override
	public void compareSoon(String pair, LocalDate day) {
		throw new AssertionError("nothing is repaired, locked or compared on these pages");
	}

}
