package io.serai.console;

import java.util.ArrayList;
import java.util.List;

import io.serai.delivery.FlowStatus;
import io.serai.messagestore.Figures;

/**
 * One flow on the overview.
 *
 * @param status what it does now
 * @param state the word for that
 * @param received accepted records of its kind
 * @param figures what it did
 */
record FlowRow(FlowStatus status, FlowState state, Figures.Span received, Figures.OfFlow figures) {

	private static final int HEIGHT = 24;

	private static final int STEP = 4;

	public boolean paused() {
		return this.state == FlowState.PAUSED_BY_PERSON || this.state == FlowState.PAUSED_ITSELF;
	}

	/**
	 * Whether it is at work on what has gathered.
	 */
	public boolean worksOff() {
		return this.status.waiting() > this.status.retrying()
				&& (this.state == FlowState.DELAYED || this.status.gate() == FlowStatus.Gate.CATCHING_UP);
	}

	/**
	 * Returns the last 24 hours as bars of a drawing 96 wide and 24 high.
	 */
	public List<Bar> bars() {
		long most = Math.max(1, this.figures.hours().stream().mapToLong(Long::longValue).max().orElse(1));
		List<Bar> bars = new ArrayList<>();
		for (int i = 0; i < this.figures.hours().size(); i++) {
			long amount = this.figures.hours().get(i);
			int height = (amount == 0) ? 1 : (int) Math.max(2, amount * HEIGHT / most);
			bars.add(new Bar(i * STEP, HEIGHT - height, height, amount > 0));
		}
		return bars;
	}

	/**
	 * One hour.
	 *
	 * @param x left edge
	 * @param y upper edge
	 * @param height its height
	 * @param filled whether anything flowed
	 */
	record Bar(int x, int y, int height, boolean filled) {
	}

}
