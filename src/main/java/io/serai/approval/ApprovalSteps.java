package io.serai.approval;

import io.serai.canonical.Approval;
import io.serai.canonical.ApprovalStatus;
import io.serai.canonical.Order;
import io.serai.canonical.Taken;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HoldException;
import io.serai.failure.HubException;
import io.serai.failure.SkipException;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The verbs of flows that ask for approvals and wait for them; public since Camel must
 * reach them.
 */
@Component("approvalSteps")
public class ApprovalSteps {

	private final ApprovalSettings settings;

	private final ApprovalTable approvals;

	private final ApprovalQuestions questions;

	ApprovalSteps(ApprovalSettings settings, ApprovalTable approvals, ApprovalQuestions questions) {
		this.settings = settings;
		this.approvals = approvals;
		this.questions = questions;
	}

	/**
	 * Returns the approval that an order needs. Asked for again, it is the same one, so
	 * that it is started once.
	 * @throws SkipException if the order needs none
	 */
	public Approval ask(Order order) {
		if (!this.questions.areNeeded(order)) {
			throw new SkipException("needs no approval");
		}
		return this.questions.current(order);
	}

	/**
	 * Lets an order go on if it needs no approval or has one. An order that does not
	 * stand, e.g. since it was cancelled, has nothing to be approved of.
	 * @throws HoldException if it has to wait
	 * @throws SkipException if it must not go on
	 * @throws HubException if a person has to see to it
	 */
	public Order gate(Order order) {
		if (!this.questions.areNeeded(order)) {
			return order;
		}
		try {
			ApprovalQuestions.Answer answer = this.questions.answer(order);
			decide(answer.status());
			return this.approvals.passed(answer.key(), order.version()) ? order : gate(order);
		}
		catch (DataAccessException ex) {
			throw new HoldException("waits until approvals can be read again", this.settings.lookEvery());
		}
	}

	private void decide(ApprovalStatus status) {
		switch (status) {
			case APPROVED -> {
			}
			case DRAFT, PENDING -> throw hold("waits for an approval");
			case CANCELLED -> throw hold(ApprovalQuestions.WITHDRAWN);
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

	private HoldException hold(String why) {
		return new HoldException(why, this.settings.lookEvery());
	}

	private static HubException forAPerson(String why) {
		return new HubException(Failure.of(FailureClass.INVALID_DATA, ApprovalQuestions.NO_APPROVAL + why,
				"Ask for it again on the order's page, or discard this; if it is granted in the approval system after all, retry."));
	}

}
