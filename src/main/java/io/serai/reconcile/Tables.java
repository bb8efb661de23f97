package io.serai.reconcile;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tables of reconciliation, and what binds changes of several of them together.
 */
record Tables(ReportTable reports, FindingTable findings, TransactionTemplate transaction) {

	static Tables of(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		return new Tables(new ReportTable(jdbc), new FindingTable(jdbc), new TransactionTemplate(transactions));
	}

}
