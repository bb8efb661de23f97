package io.serai.console;

import java.security.Principal;

import io.serai.access.Audit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Keeps what people do in the console. While the database is away a flow can still be
 * paused; that is then kept in the log.
 */
@Component
class Deeds {

	private static final Logger logger = LoggerFactory.getLogger(Deeds.class);

	private final Audit audit;

	Deeds(Audit audit) {
		this.audit = audit;
	}

	/**
	 * Keeps one deed.
	 * @param deed what is done, e.g. {@code discard-dead-letters}
	 * @param subject to what, e.g. {@code order-to-erp order/shop/WX1}
	 * @param reason why; empty if no reason is asked for
	 */
	void note(Principal person, String deed, String subject, String reason) {
		try {
			this.audit.record(person.getName(), deed, subject, reason);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.atWarn()
				.setMessage("A deed is kept only here: check the database.")
				.addKeyValue("who", person.getName())
				.addKeyValue("what", deed)
				.addKeyValue("target", subject)
				.log();
		}
	}

}
