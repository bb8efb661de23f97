package io.serai.bench;

import java.time.Duration;

import io.serai.process.ChildProcess;

/**
 * One of the two programs that are measured, running.
 *
 * @param name as printed
 * @param process it
 * @param load what is sent to it
 */
record Contender(String name, ChildProcess process, Load load) {

	/**
	 * Loads it for a while.
	 */
	Round round(int connections, Duration time, Sink sink) throws InterruptedException {
		sink.onArrival(this.load::arrived);
		Duration before = this.process.cpu();
		Figures figures = this.load.run(connections, time);
		double cpu = this.process.cpu().minus(before).toMillis() / 1e3;
		return new Round(this.name, figures, cpu * 1_000 / Math.max(1, figures.sent()),
				this.process.residentMegabytes());
	}

	/**
	 * One measured round.
	 *
	 * @param name of the contender
	 * @param figures from outside
	 * @param cpu seconds for 1,000 orders
	 * @param megabytes resident at the end
	 */
	record Round(String name, Figures figures, double cpu, long megabytes) {

		@Override
		public String toString() {
			return "%-6s %8.0f orders/s   accept p50 %6.2f p99 %7.2f ms   end to end p50 %6.2f p99 %7.2f ms   %5.2f CPU s/1000   %4d MiB%s"
				.formatted(this.name, this.figures.perSecond(), this.figures.acceptance()[0],
						this.figures.acceptance()[1], this.figures.endToEnd()[0], this.figures.endToEnd()[1], this.cpu,
						this.megabytes, (this.figures.refused() > 0) ? "   refused " + this.figures.refused() : "");
		}

	}

}
