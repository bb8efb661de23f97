package io.serai.alert;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.serai.canonical.Alert;
import io.serai.canonical.Alert.Cause;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;
import io.serai.delivery.FlowStatus;
import io.serai.delivery.Flows;
import io.serai.messagestore.CauseGroup;
import io.serai.messagestore.MessageStore;
import io.serai.system.poll.Polls;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people are told, how often, and when no more.
 */
class AlertsTests {

	private static final Duration PERIOD = Duration.ofHours(4);

	private static final Trouble DEAD = new Trouble(Cause.DEAD_LETTERS, "order-to-erp", "no such article",
			"invalid-data", 3);

	private static final Trouble PAUSED = new Trouble(Cause.FLOW_PAUSED, "stock-to-shop", "", "", 40);

	private Instant now = Instant.parse("2026-11-22T08:00:00Z");

	@OnEachDatabase
	void tellsOnceAPeriodHoweverManyRecordsAndHoweverOftenItComesAndGoes(TestDatabase database) {
		Alerts alerts = alerts(database);

		assertThat(tell(alerts, DEAD)).containsExactly(1L);
		assertThat(tell(alerts, new Trouble(DEAD.cause(), DEAD.subject(), DEAD.what(), DEAD.about(), 900))).isEmpty();
		assertThat(alerts.open()).singleElement().extracting(OpenAlert::count).isEqualTo(900L);
		assertThat(tell(alerts)).isEmpty();
		assertThat(alerts.open()).isEmpty();
		assertThat(tell(alerts, DEAD)).as("it came and went within the period").isEmpty();
		this.now = this.now.plus(PERIOD);
		assertThat(tell(alerts, DEAD)).containsExactly(2L);
	}

	@OnEachDatabase
	void tellsNobodyAgainOnceSomebodyHasTakenNoteUntilItBeginsAnew(TestDatabase database) {
		Alerts alerts = alerts(database);
		tell(alerts, DEAD);

		assertThat(alerts.note(DEAD.key(), "wang.min", "asked the supplier")).isTrue();
		this.now = this.now.plus(PERIOD);
		assertThat(tell(alerts, DEAD)).isEmpty();
		assertThat(alerts.open()).singleElement().extracting(OpenAlert::notedBy).isEqualTo("wang.min");
		tell(alerts);
		assertThat(alerts.note(DEAD.key(), "wang.min", "too late")).isFalse();

		assertThat(tell(alerts, DEAD)).containsExactly(2L);
		assertThat(alerts.open()).singleElement().extracting(OpenAlert::notedBy).isNull();
	}

	@OnEachDatabase
	void tellsOfAPausedFlowOnlyOnceItHasLasted(TestDatabase database) {
		Alerts alerts = alerts(database);

		assertThat(tell(alerts, PAUSED)).isEmpty();
		assertThat(alerts.open()).isEmpty();
		this.now = this.now.plus(Duration.ofMinutes(10));
		assertThat(tell(alerts, PAUSED)).containsExactly(1L);
	}

	@OnEachDatabase
	void writesOneValidMessageACauseInTheLanguageOfTheSettings(TestDatabase database) {
		Alerts alerts = alerts(database);
		AlertSteps steps = new AlertSteps(troubles(), alerts, settings(), texts(), clock());

		List<Alert> due = steps.due();
		steps.told(due);

		assertThat(due).extracting(Alert::cause)
			.containsExactlyInAnyOrder(Cause.DEAD_LETTERS, Cause.SYSTEM_UNAUTHORISED);
		assertThat(due)
			.allSatisfy((alert) -> assertThat(new RecordValidator().violations(alert, Locale.ENGLISH)).isEmpty());
		assertThat(due).extracting(Alert::title).contains("order-to-erp 有 7 条单据需要人处理", "erp 拒绝枢纽登录");
		assertThat(due.toString()).contains("数据不合法。请在控制台查看死信").doesNotContain("invalid-data", "no such article");
		assertThat(steps.due()).isEmpty();
	}

	private List<Long> tell(Alerts alerts, Trouble... troubles) {
		alerts.look(List.of(troubles));
		List<OpenAlert> due = alerts.due();
		due.forEach((alert) -> alerts.told(alert.key(), alert.toldTimes() + 1));
		due.forEach((alert) -> alerts.told(alert.key(), alert.toldTimes() + 1));
		return due.stream().map((alert) -> alert.toldTimes() + 1).toList();
	}

	/** Dead letters, also of an alert; a flow that its system does not let in. */
	private Troubles troubles() {
		FlowStatus paused = new FlowStatus("order-to-erp", "", "order", FlowStatus.Gate.PAUSED_ITSELF, "no", null, null,
				2, 0, null);
		DeliveryEvent refused = new DeliveryEvent("1", "2", "order-to-erp",
				new RecordKey(RecordKind.ORDER, "shop", "1"), "1", DeliveryState.WAITING, 0, this.now, 1, null,
				"unauthorised", "c", "w", "r", "erp", null, null);
		Flows flows = played(Flows.class, Map.of("all", List.of(paused)));
		MessageStore store = played(MessageStore.class,
				Map.of("causes", List.of(group("order-to-erp"), group("alert-to-oa")), "events", List.of(refused)));
		return new Troubles(flows, store, new StaticListableBeanFactory().getBeanProvider(Polls.class), () -> 0,
				clock());
	}

	private CauseGroup group(String flow) {
		return new CauseGroup(flow, "no such article", "invalid-data", "erp", 7, this.now, this.now, "", "");
	}

	private static <T> T played(Class<T> type, Map<String, Object> answers) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> answers.get(method.getName())));
	}

	private static ResourceBundleMessageSource texts() {
		ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
		texts.setBasename("messages");
		texts.setDefaultEncoding("UTF-8");
		return texts;
	}

	private static AlertSettings settings() {
		return new AlertSettings(Duration.ofMinutes(10), PERIOD, Locale.SIMPLIFIED_CHINESE);
	}

	private Alerts alerts(TestDatabase database) {
		return new Alerts(new AlertTable(database.jdbc()), settings(), clock());
	}

	private Clock clock() {
		return new Clock() {
			@Override
			public Instant instant() {
				return AlertsTests.this.now;
			}

			@Override
			public ZoneId getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}
		};
	}

}
