package io.serai.ownership;

import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * The database is away whenever a transaction begins.
 */
final class NoTransactions extends AbstractPlatformTransactionManager {

	@Override
	protected Object doGetTransaction() {
		throw new CannotCreateTransactionException("away");
	}

	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
		throw new CannotCreateTransactionException("away");
	}

	@Override
	protected void doCommit(DefaultTransactionStatus status) {
		throw new CannotCreateTransactionException("away");
	}

	@Override
	protected void doRollback(DefaultTransactionStatus status) {
		throw new CannotCreateTransactionException("away");
	}

}
