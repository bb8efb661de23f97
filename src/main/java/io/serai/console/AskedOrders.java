package io.serai.console;

import java.util.List;
import java.util.Optional;

import io.serai.approval.ApprovalQuestions;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.Order;
import io.serai.canonical.RecordKind;
import io.serai.delivery.DeliveryState;
import io.serai.messagestore.MessageStore;
import io.serai.messagestore.Standing;
import io.serai.messagestore.Whereabouts;

import org.springframework.stereotype.Component;

/**
 * Orders that stand still since their approval came to nothing, as the message store has
 * them.
 */
@Component
class AskedOrders {

	private final MessageStore store;

	private final ApprovalQuestions questions;

	AskedOrders(MessageStore store, ApprovalQuestions questions) {
		this.store = store;
		this.questions = questions;
	}

	/**
	 * Returns the newest version of an order; empty if it does not stand still for that,
	 * or if its content is no longer kept.
	 */
	Optional<Waiting> find(String source, String key) {
		return this.store.whereIs(RecordKind.ORDER.wireName(), source, key).flatMap(this::waiting);
	}

	private Optional<Waiting> waiting(Whereabouts record) {
		String newest = record.messageId();
		List<Standing> still = record.deliveries()
			.stream()
			.filter((standing) -> standing.messageId().equals(newest) && isWantOfApproval(standing))
			.toList();
		if (newest == null || still.isEmpty() || record.kind() != RecordKind.ORDER) {
			return Optional.empty();
		}
		return this.store.body(newest)
			.map((body) -> new Waiting((Order) CanonicalJson.read(RecordKind.ORDER, body), still));
	}

	private static boolean isWantOfApproval(Standing standing) {
		boolean isStill = standing.state() == DeliveryState.WAITING || standing.state() == DeliveryState.DEAD;
		return isStill && standing.what() != null && ApprovalQuestions.isWantOfOne(standing.what());
	}

	/** Whether a person can ask for its approval again. */
	boolean canBeAskedAgain(Whereabouts record) {
		return waiting(record).flatMap((waiting) -> this.questions.lost(waiting.order())).isPresent();
	}

	/**
	 * An order that stands still.
	 *
	 * @param still where it does
	 */
	record Waiting(Order order, List<Standing> still) {

		List<Standing> dead() {
			return this.still.stream().filter((standing) -> standing.state() == DeliveryState.DEAD).toList();
		}

	}

}
