package io.serai.rehearsal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.HubHeaders;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;
import io.serai.delivery.FlowStatus;
import io.serai.delivery.Flows;
import io.serai.messagestore.JourneyStep;
import io.serai.messagestore.MessageStore;
import io.serai.messagestore.Received;
import io.serai.system.poll.PollStatus;
import io.serai.system.poll.Polls;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.RouteController;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The running hub as a case sees it: no flow runs but those that it names.
 */
final class Stage {

	private final CamelContext camel;

	private final Flows flows;

	private final Polls polls;

	private final MessageStore store;

	private final RecordValidator validator;

	private final JdbcTemplate jdbc;

	private final Clock clock;

	private final Set<String> running = new TreeSet<>();

	Stage(ApplicationContext hub) {
		this.camel = hub.getBean(CamelContext.class);
		this.flows = hub.getBean(Flows.class);
		this.polls = hub.getBean(Polls.class);
		this.store = hub.getBean(MessageStore.class);
		this.validator = hub.getBean(RecordValidator.class);
		this.jdbc = hub.getBean(JdbcTemplate.class);
		this.clock = hub.getBean(Clock.class);
		startCalls();
	}

	/** Nothing was to start by itself, but what calls systems is no flow. */
	private void startCalls() {
		this.camel.setAutoStartup(true);
		this.camel.getRoutes()
			.stream()
			.filter((route) -> route.getEndpoint().getEndpointUri().startsWith("kamelet:"))
			.map(Route::getId)
			.toList()
			.forEach((route) -> steer((routes) -> routes.startRoute(route)));
	}

	/** Returns whether the hub has such a flow with the systems that it is given. */
	boolean has(String flow) {
		return this.camel.getRoute(flow) != null;
	}

	/**
	 * Gets rid of what gathered in the queues of these flows while they did not run. The
	 * stand-ins must refuse everything meanwhile.
	 */
	void drain(Collection<String> wanted) {
		List<String> behind = wanted.stream()
			.filter((flow) -> !this.running.contains(flow))
			.filter(this::isBehind)
			.toList();
		if (!behind.isEmpty()) {
			run(behind);
			Patience.until(() -> behind.stream().anyMatch(this::isBehind) ? Optional.empty() : Optional.of(true));
		}
	}

	/** Retries lie in the queue for an hour, longer than any case. */
	private boolean isBehind(String flow) {
		return this.flows.all().stream().anyMatch((one) -> one.flow().equals(flow) && one.waiting() > one.retrying());
	}

	/** Lets these flows run and no others. */
	void run(Collection<String> wanted) {
		for (String flow : List.copyOf(this.running)) {
			if (!wanted.contains(flow)) {
				steer((routes) -> routes.stopRoute(flow));
				this.running.remove(flow);
			}
		}
		for (String flow : wanted) {
			if (this.running.add(flow)) {
				steer((routes) -> routes.startRoute(flow));
			}
		}
	}

	private void steer(Steering steering) {
		try {
			steering.steer(this.camel.getRouteController());
		}
		// Camel declares no narrower one; the rehearsal ends with it.
		catch (Exception ex) {
			throw RuntimeCamelException.wrapRuntimeCamelException(ex);
		}
	}

	Instant now() {
		return this.clock.instant();
	}

	/** Puts rows into the tables of the hub. */
	void put(Map<String, List<Map<String, String>>> rows) {
		rows.forEach((table, all) -> all.forEach((row) -> {
			for (String name : row.keySet()) {
				identifier(name);
			}
			List<String> columns = List.copyOf(row.keySet());
			this.jdbc.update(
					"INSERT INTO %s (%s) VALUES (%s)".formatted(identifier(table), String.join(", ", columns),
							columns.stream().map((column) -> "?").collect(Collectors.joining(", "))),
					columns.stream().map(row::get).toArray());
		}));
	}

	private static String identifier(String name) {
		if (!name.matches("[a-z][a-z0-9_]*")) {
			throw new BrokenTestException("rows: '%s' is no name of a table or column".formatted(name));
		}
		return name;
	}

	/**
	 * Publishes a record.
	 * @return its message's id; empty if the hub took it for its own echo
	 * @throws io.serai.canonical.InvalidRecordException if it is not valid
	 */
	Published publish(String kind, ObjectNode json) {
		var record = this.validator.read(RecordKind.of(kind), json, Locale.ENGLISH);
		Exchange exchange = this.camel.createFluentProducerTemplate().to("hub:" + kind).withProcessor((given) -> {
			given.getExchangeExtension().setFromRouteId("rehearsal");
			given.getMessage().setBody(record);
		}).send();
		if (exchange.getException() != null) {
			throw RuntimeCamelException.wrapRuntimeCamelException(exchange.getException());
		}
		return new Published(record.recordKey(),
				Optional.ofNullable(exchange.getMessage().getHeader(HubHeaders.MESSAGE_ID, String.class)));
	}

	/** Waits until every running flow has said what becomes of the record. */
	Optional<List<DeliveryEvent>> settled(Published published) {
		Set<String> takers = this.flows.all()
			.stream()
			.filter((flow) -> this.running.contains(flow.flow()))
			.filter((flow) -> flow.kind().equals(published.record().kind().wireName()))
			.map(FlowStatus::flow)
			.collect(Collectors.toSet());
		return Patience.until(() -> {
			List<DeliveryEvent> events = events(published);
			Set<String> told = events.stream().map(DeliveryEvent::flow).collect(Collectors.toSet());
			return told.containsAll(takers) ? Optional.of(events) : Optional.empty();
		});
	}

	private List<DeliveryEvent> events(Published published) {
		return this.store.journey(published.record())
			.stream()
			.filter((step) -> published.messageId().filter(step.messageId()::equals).isPresent())
			.map(JourneyStep::event)
			.filter(Objects::nonNull)
			.toList();
	}

	/** Polls now if the flow polls, and waits until a whole window went through. */
	Optional<PollStatus> polled(String flow) {
		if (status(flow).isEmpty()) {
			return Optional.empty();
		}
		Instant asked = now();
		this.polls.runNow(flow, "rehearsal");
		return Patience.until(() -> status(flow).filter(
				(poll) -> poll.failure() != null || (poll.lastRunAt() != null && !poll.lastRunAt().isBefore(asked))))
			.or(() -> status(flow));
	}

	/** Returns whether the flow polls a system. */
	boolean polls(String flow) {
		return status(flow).isPresent();
	}

	private Optional<PollStatus> status(String flow) {
		return this.polls.all().stream().filter((poll) -> poll.flow().equals(flow)).findFirst();
	}

	/** Waits for something that the flow made of a record which no case gave it. */
	Optional<DeliveryEvent> last(String flow, String state, Instant since) {
		DeliveryState wanted = DeliveryState.valueOf(state.toUpperCase(Locale.ROOT));
		return Patience.until(() -> this.store.events(flow, wanted, since, 1).stream().findFirst());
	}

	/** Returns what the flow published since then, oldest first, by kind. */
	List<Map.Entry<String, JsonNode>> publishedBy(String flow, Instant since) {
		return java.util.Arrays.stream(RecordKind.values())
			.flatMap((kind) -> this.store.received(kind, since, 200).reversed().stream())
			.filter((received) -> received.via().equals(flow))
			.map((received) -> Map.entry(received.record().kind().wireName(), body(received)))
			.toList();
	}

	private JsonNode body(Received received) {
		return CanonicalJson.readTree(this.store.body(received.messageId()).orElseThrow());
	}

	/**
	 * A record on its way.
	 *
	 * @param record which
	 * @param messageId of its message; empty if the hub took it for its own echo
	 */
	record Published(RecordKey record, Optional<String> messageId) {
	}

	/** Camel's own declaration is as wide as that. */
	@FunctionalInterface
	private interface Steering {

		void steer(RouteController routes) throws Exception;

	}

}
