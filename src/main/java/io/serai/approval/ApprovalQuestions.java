package io.serai.approval;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.serai.canonical.Approval;
import io.serai.canonical.ApprovalStatus;
import io.serai.canonical.Order;
import io.serai.canonical.RecordKind;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What is asked of people, and how that stands. A question that came to nothing can be
 * asked again, which a person decides. Every method throws
 * {@link org.springframework.dao.DataAccessException} if the database does not answer.
 */
@Component
public class ApprovalQuestions {

	/** Who asks: the hub itself. */
	static final String SOURCE = "serai";

	/** How the reason of a dead letter begins that has no approval. */
	static final String NO_APPROVAL = "the order has no approval: ";

	/** Why an order waits whose approval was withdrawn. */
	static final String WITHDRAWN = "the approval was withdrawn; waits until somebody asks again, or for another amount";

	private final ApprovalSettings settings;

	private final ApprovalTable approvals;

	private final ApprovalRounds rounds;

	private final Clock clock;

	ApprovalQuestions(ApprovalSettings settings, ApprovalTable approvals, ApprovalRounds rounds, Clock clock) {
		this.settings = settings;
		this.approvals = approvals;
		this.rounds = rounds;
		this.clock = clock;
	}

	/** Whether the order may go on only once a person has said yes. */
	boolean areNeeded(Order order) {
		return order.stands() && this.settings.order().needsOne(order.total());
	}

	/** Returns the question that counts now, and remembers that it is asked. */
	Approval current(Order order) {
		ApprovalRounds.Round round = this.rounds.of(order);
		this.rounds.asked(order, round.number(), SOURCE, "");
		return question(order, round.number());
	}

	/** Returns how the question that counts now stands. */
	Answer answer(Order order) {
		ApprovalRounds.Round round = this.rounds.of(order);
		ApprovalStatus told = this.approvals.find(round.key())
			.map(ApprovalTable.Standing::status)
			.orElse(ApprovalStatus.PENDING);
		boolean isOpen = told == ApprovalStatus.PENDING || told == ApprovalStatus.DRAFT;
		boolean isOver = isOpen && this.settings.isOver(round.askedAt(), this.clock.instant());
		return new Answer(round.key(), isOver ? ApprovalStatus.EXPIRED : told);
	}

	/**
	 * Returns how the order's approval came to nothing; empty if it has not, or if the
	 * order needs none.
	 */
	public Optional<ApprovalStatus> lost(Order order) {
		return areNeeded(order) ? Optional.of(answer(order).status()).filter(ApprovalQuestions::isLost)
				: Optional.empty();
	}

	/**
	 * Whether an order stands still since its approval came to nothing.
	 * @param why as the hub tells it
	 */
	public static boolean isWantOfOne(String why) {
		return why.startsWith(NO_APPROVAL) || why.equals(WITHDRAWN);
	}

	private static boolean isLost(ApprovalStatus status) {
		return status == ApprovalStatus.CANCELLED || status == ApprovalStatus.EXPIRED || status == ApprovalStatus.ERROR;
	}

	/**
	 * Returns the question as it is asked again, for the hub to publish; returned twice,
	 * it is the same one.
	 */
	public Approval again(Order order) {
		return question(order, this.rounds.of(order).number() + 1);
	}

	/**
	 * From now on only the answer to that question counts.
	 * @param question that {@link #again} returned and the hub has published
	 * @param by the person
	 * @param reason why, for those who ask later
	 */
	public void counts(Order order, Approval question, String by, String reason) {
		int next = this.rounds.of(order).number() + 1;
		if (ApprovalKey.of(order, next).equals(question.key())) {
			this.rounds.asked(order, next, by, reason);
		}
	}

	private Approval question(Order order, int round) {
		String again = (round > 1) ? " (%d)".formatted(round) : "";
		String title = "Order %s over %s%s".formatted(order.key(), order.total(), again);
		Map<String, String> form = Map.of("order", order.key(), "channel", order.channel());
		return new Approval(SOURCE, ApprovalKey.of(order, round), "1", order.updatedAt(), RecordKind.ORDER,
				order.source(), order.key(), this.settings.order().template(), requester(), title, order.total(), form,
				ApprovalStatus.DRAFT, null, null, List.of(), List.of(), Map.of());
	}

	private @Nullable String requester() {
		String requester = this.settings.order().requester();
		return requester.isBlank() ? null : requester;
	}

	/**
	 * How a question stands.
	 *
	 * @param key of the approval
	 */
	record Answer(String key, ApprovalStatus status) {
	}

}
