package io.serai.ownership;

import java.util.List;

import io.serai.canonical.Customer;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.SkipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The verbs of flows that carry customers; public since Camel must reach them.
 */
@Component("ownershipSteps")
public class OwnershipSteps {

	private static final Logger LOG = LoggerFactory.getLogger(OwnershipSteps.class);

	private static final int DECIDED_AT_ONCE = 100;

	private final OwnershipSettings settings;

	private final Customers customers;

	private final CustomerTables tables;

	OwnershipSteps(OwnershipSettings settings, Customers customers, CustomerTables tables) {
		this.settings = settings;
		this.customers = customers;
		this.tables = tables;
	}

	/**
	 * Returns the customer as all systems together know it, with what this one says taken
	 * over where it is its to say.
	 * @throws SkipException if nothing new comes of it
	 */
	public Customer merge(Customer said) {
		if (!this.settings.merged()) {
			throw new SkipException("customers are not merged here");
		}
		if (said.source().equals(MergedCustomer.SOURCE)) {
			throw new SkipException("it is the merged customer itself");
		}
		try {
			Customers.Outcome outcome = this.customers.take(said);
			return outcome.merged().orElseThrow(() -> new SkipException(outcome.why()));
		}
		catch (DataAccessException | TransactionException ex) {
			throw new HubException(Failure.of(FailureClass.TRANSIENT, "merged customers cannot be read or stored",
					"It goes on by itself; look at the database if it lasts."), ex);
		}
	}

	/**
	 * Lets the customer pass that is to be delivered: the merged one, or any if customers
	 * are not merged, except one that the hub itself brought to where it comes from.
	 * @throws SkipException if another one is delivered in its place
	 */
	public Customer choose(Customer customer) {
		boolean isMerged = customer.source().equals(MergedCustomer.SOURCE);
		if (this.settings.merged() && !isMerged) {
			throw new SkipException("the merged customer is delivered in its place");
		}
		boolean isCopy = customer.externalRefs().stream().anyMatch((ref) -> !ref.system().equals(customer.source()));
		if (!isMerged && isCopy) {
			throw new SkipException("a copy of another system's customer; customers are not merged here");
		}
		return customer;
	}

	/**
	 * Lets the customer pass that is to be delivered to a system, as {@link #choose}
	 * does, unless it is where it comes from or has it so already. What the system itself
	 * has to say is listed in {@code raw} as {@code ownFields}, so that no mapping tells
	 * it back: the system may have moved on.
	 * @param repair whether a person found that the system does not have it as it should;
	 * null means no
	 * @throws SkipException if there is nothing to tell
	 */
	public Customer chooseFor(Customer customer, String system, @Nullable Boolean repair) {
		Customer chosen = choose(customer);
		if (chosen.source().equals(system)) {
			throw new SkipException("it comes from %s".formatted(system));
		}
		if (!chosen.source().equals(MergedCustomer.SOURCE)) {
			return chosen;
		}
		if (!Boolean.TRUE.equals(repair) && isHeldBy(system, chosen)) {
			throw new SkipException("%s has it so already".formatted(system));
		}
		boolean isKnown = chosen.externalRefs().stream().anyMatch((ref) -> ref.system().equals(system));
		List<String> own = isKnown ? this.settings.ownedBy(system) : List.of();
		return own.isEmpty() ? chosen : MergedCustomer.with(chosen, "ownFields", own);
	}

	/** To write once more does no harm, so nothing waits for the database. */
	private boolean isHeldBy(String system, Customer merged) {
		try {
			return this.customers.isHeldBy(system, merged);
		}
		catch (DataAccessException | TransactionException ex) {
			LOG.atWarn()
				.addKeyValue("system", system)
				.addKeyValue("cause", ex.getClass().getSimpleName())
				.log("Whether a system has a customer already cannot be read; it is written once more");
			return false;
		}
	}

	/**
	 * Tells whether customers are merged; for the precondition of the flow that publishes
	 * what people have decided.
	 */
	public boolean areMerged() {
		return this.settings.merged();
	}

	/**
	 * Returns customers that people have decided about and that are not published yet,
	 * each on one node only; nothing while the database is away, since it is asked again.
	 */
	public List<Customer> decided() {
		try {
			return this.tables.claim(DECIDED_AT_ONCE).stream().map(this.customers::record).toList();
		}
		catch (DataAccessException | TransactionException ex) {
			LOG.atWarn()
				.addKeyValue("cause", ex.getClass().getSimpleName())
				.log("What people have decided about customers waits until the database answers");
			return List.of();
		}
	}

	/**
	 * Remembers that they are published. Should that not be possible now, the same are
	 * published again and the broker drops them.
	 */
	public void published(List<Customer> customers) {
		customers.forEach(this::remember);
	}

	/** Remembers that one is published, as {@link #published} does. */
	public void remember(Customer customer) {
		try {
			this.tables.published(customer.key(), Long.parseLong(customer.version()));
		}
		catch (DataAccessException | TransactionException ex) {
			LOG.atWarn()
				.addKeyValue("cause", ex.getClass().getSimpleName())
				.log("A customer is published again, since the database did not take that it is");
		}
	}

}
