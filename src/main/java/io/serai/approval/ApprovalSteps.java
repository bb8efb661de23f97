package io.serai.approval;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.serai.canonical.Approval;
import io.serai.canonical.ApprovalStatus;
import io.serai.canonical.Order;
import io.serai.canonical.OrderStage;
import io.serai.canonical.RecordKind;
import io.serai.canonical.Taken;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HoldException;
import io.serai.failure.HubException;
import io.serai.failure.SkipException;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The verbs of flows that ask for approvals and wait for them; public since Camel must
 * reach them.
 */
@Component("approvalSteps")
public class ApprovalSteps {

	/** Who asks: the hub itself. */
	static final String SOURCE = "serai";

	private final ApprovalSettings settings;

	private final ApprovalTable approvals;

	ApprovalSteps(ApprovalSettings settings, ApprovalTable approvals) {
		this.settings = settings;
		this.approvals = approvals;
	}

	/**
	 * Returns the approval that an order needs. Asked for again, it is the same one, so
	 * that it is started once.
	 * @throws SkipException if the order needs none
	 */
	public Approval ask(Order order) {
		if (!needsOne(order) || order.status() == OrderStage.CANCELLED) {
			throw new SkipException("needs no approval");
		}
		String title = "Order %s over %s".formatted(order.key(), order.total());
		Map<String, String> form = Map.of("order", order.key(), "channel", order.channel());
		return new Approval(SOURCE, ApprovalKey.of(order), "1", order.updatedAt(), RecordKind.ORDER, order.source(),
				order.key(), this.settings.order().template(), requester(), title, order.total(), form,
				ApprovalStatus.DRAFT, null, null, List.of(), List.of(), Map.of());
	}

	/**
	 * Lets an order go on if it needs no approval or has one.
	 * @throws HoldException if it has to wait
	 * @throws SkipException if it must not go on
	 * @throws HubException if a person has to see to it
	 */
	public Order gate(Order order) {
		if (!needsOne(order)) {
			return order;
		}
		String key = ApprovalKey.of(order);
		try {
			Optional<ApprovalTable.Standing> standing = this.approvals.find(key);
			decide(order, standing.map(ApprovalTable.Standing::status).orElse(ApprovalStatus.PENDING));
			this.approvals.passed(key, order.version());
			return order;
		}
		catch (DataAccessException ex) {
			throw new HoldException("waits until approvals can be read again", this.settings.lookEvery());
		}
	}

	private void decide(Order order, ApprovalStatus status) {
		if (status != ApprovalStatus.APPROVED && order.status() == OrderStage.CANCELLED) {
			throw new SkipException("cancelled before it was approved");
		}
		switch (status) {
			case APPROVED -> {
			}
			case DRAFT, PENDING -> throw hold("waits for an approval");
			case CANCELLED -> throw hold("the approval was withdrawn; waits for another one, or for another amount");
			case REJECTED -> throw new SkipException("the approval was refused");
			case REVOKED -> throw new SkipException("the approval was taken back");
			case EXPIRED -> throw forAPerson("nobody decided in time");
			case ERROR -> throw forAPerson("the approval system could not carry the approval out");
		}
	}

	/**
	 * Takes over how an approval stands.
	 * @throws HubException if it was taken back after the order had gone on
	 */
	public Taken tell(Approval approval) {
		this.approvals.store(approval);
		boolean isTakenBack = approval.status() == ApprovalStatus.REVOKED;
		if (isTakenBack && this.approvals.find(approval.key()).filter((found) -> found.passed() != null).isPresent()) {
			throw new HubException(Failure.of(FailureClass.INVALID_DATA,
					"approval '%s' was taken back after the order had gone on".formatted(approval.key()),
					"Stop the order in the systems that have it, then discard this."));
		}
		return new Taken("approvals");
	}

	private boolean needsOne(Order order) {
		return this.settings.order().needsOne(order.total());
	}

	private @Nullable String requester() {
		String requester = this.settings.order().requester();
		return requester.isBlank() ? null : requester;
	}

	private HoldException hold(String why) {
		return new HoldException(why, this.settings.lookEvery());
	}

	private static HubException forAPerson(String why) {
		return new HubException(Failure.of(FailureClass.INVALID_DATA, "the order has no approval: " + why,
				"Start the approval again in the approval system and, once it is granted, retry; or discard."));
	}

}
