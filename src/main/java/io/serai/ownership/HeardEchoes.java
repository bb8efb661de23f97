package io.serai.ownership;

import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.Customer;
import io.serai.crossref.EchoNotes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes note of what systems say as the hub wrote it there: what both held before, should
 * they ever disagree.
 */
@Component
class HeardEchoes implements EchoNotes {

	private static final Logger LOG = LoggerFactory.getLogger(HeardEchoes.class);

	private final OwnershipSettings settings;

	private final Customers customers;

	HeardEchoes(OwnershipSettings settings, Customers customers) {
		this.settings = settings;
		this.customers = customers;
	}

	/** Without it a conflict only does not show what both held before. */
	@Override
	public void note(CanonicalRecord echo) {
		if (!this.settings.merged() || !(echo instanceof Customer customer)) {
			return;
		}
		try {
			this.customers.heard(customer);
		}
		catch (DataAccessException | TransactionException ex) {
			LOG.atWarn()
				.addKeyValue("system", echo.source())
				.addKeyValue("cause", ex.getClass().getSimpleName())
				.log("What a system holds of a customer cannot be noted; a conflict about it may not show it");
		}
	}

}
