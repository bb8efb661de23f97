package io.serai.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.serai.canonical.Alert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The verbs of flows that carry alerts; public since Camel must reach them.
 */
@Component("alertSteps")
public class AlertSteps {

	private static final Logger LOG = LoggerFactory.getLogger(AlertSteps.class);

	private static final String SOURCE = "serai";

	private final Troubles troubles;

	private final Alerts alerts;

	private final AlertSettings settings;

	private final MessageSource texts;

	private final Clock clock;

	AlertSteps(Troubles troubles, Alerts alerts, AlertSettings settings, MessageSource texts, Clock clock) {
		this.troubles = troubles;
		this.alerts = alerts;
		this.settings = settings;
		this.texts = texts;
		this.clock = clock;
	}

	/**
	 * Looks what is wrong and returns what people are to be told now; nothing while the
	 * database is away, of which the console tells by itself.
	 */
	public List<Alert> due() {
		try {
			this.alerts.look(this.troubles.now());
			Instant now = this.clock.instant();
			return this.alerts.due().stream().map((alert) -> record(alert, now)).toList();
		}
		catch (DataAccessException ex) {
			LOG.warn("nobody can be told of what is wrong until the database answers");
			return List.of();
		}
	}

	/**
	 * Remembers that they are published. Should the hub stop before, the same message is
	 * published again and the broker drops it.
	 */
	public void told(List<Alert> told) {
		told.forEach((alert) -> this.alerts.told(alert.key(), Long.parseLong(alert.version())));
	}

	private Alert record(OpenAlert alert, Instant now) {
		String name = alert.cause().wireName();
		return new Alert(SOURCE, alert.key(), Long.toString(alert.toldTimes() + 1), now, alert.cause(), alert.subject(),
				text("alert.title." + name, alert), text("alert.text." + name, alert), alert.count(), alert.since());
	}

	private String text(String code, OpenAlert alert) {
		Object[] arguments = { alert.subject(), alert.count(),
				this.texts.getMessage("failure." + alert.about(), null, alert.about(), this.settings.language()) };
		return this.texts.getMessage(code, arguments, this.settings.language());
	}

}
