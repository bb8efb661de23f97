package io.serai.delivery;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.HubHeaders;
import io.serai.canonical.Notice;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import io.serai.canonical.StockLevel;
import org.apache.activemq.artemis.core.server.files.FileStoreMonitor;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The delivery engine on a real embedded broker, with Java routes and without the rest of
 * the hub. Closing and opening a new bed on the same folder is a restart.
 */
final class HubBed implements AutoCloseable {

	/** A flow whose name starts so delivers only the newest waiting version. */
	static final String NEWEST = "newest-";

	/** A flow whose name starts so takes notices, all others take stock levels. */
	static final String NOTICES = "notices-";

	private final Broker broker;

	private final EventFeed feed;

	private final FlowControl control;

	private final DeliveryEngine engine;

	private final DefaultCamelContext camel = new DefaultCamelContext();

	final List<DeliveryEvent> events = new CopyOnWriteArrayList<>();

	final List<StoredRecord> records = new CopyOnWriteArrayList<>();

	final MeterRegistry meters = new SimpleMeterRegistry();

	Predicate<CanonicalRecord> echoes = (record) -> false;

	final Map<String, String> deliveredVersions = new ConcurrentHashMap<>();

	volatile boolean databaseAway;

	HubBed(Path folder, Step step, String... flows) throws Exception {
		this(folder, List.of(Duration.ofMillis(30), Duration.ofMillis(60)), 4, step, flows);
	}

	HubBed(Path folder, List<Duration> ladder, int workers, Step step, String... flows) throws Exception {
		this(embedded(folder), Clock.systemUTC(), ladder, workers, step, flows);
	}

	/** A bed whose clock may be wrong. */
	static HubBed at(Clock clock, Path folder, Step step, String... flows) throws Exception {
		return new HubBed(embedded(folder), clock, List.of(Duration.ofMillis(30), Duration.ofMillis(60)), 4, step,
				flows);
	}

	private static BrokerSettings embedded(Path folder) {
		return new BrokerSettings("", "", "", folder, Duration.ofNanos(300_000), Duration.ofSeconds(10), 16);
	}

	/** A bed on an external broker. */
	static HubBed on(String url, Step step, String... flows) throws Exception {
		BrokerSettings settings = new BrokerSettings(url, "hub", "secret", Path.of("unused"), Duration.ofNanos(1),
				Duration.ofSeconds(3), 16);
		return new HubBed(settings, Clock.systemUTC(), List.of(Duration.ofMillis(50), Duration.ofMillis(100)), 4, step,
				flows);
	}

	private HubBed(BrokerSettings brokerSettings, Clock clock, List<Duration> ladder, int workers, Step step,
			String... flows) throws Exception {
		DeliverySettings settings = new DeliverySettings(workers, ladder, 0.1, 50, Duration.ofMillis(100),
				Duration.ofMillis(50), Duration.ofMillis(200), 1000, Duration.ofHours(1));
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerSingleton("events", (EventListener) this.events::addAll);
		beans.registerSingleton("records", (RecordListener) this.records::addAll);
		beans.registerSingleton("versions", (DeliveredVersions) this::newest);
		beans.registerSingleton("echoes", (Echoes) (record) -> this.echoes.test(record));
		beans.registerSingleton("meters", this.meters);
		beans.registerSingleton("camel", this.camel);
		this.broker = new Broker(brokerSettings);
		Gates gates = new Gates(clock, settings);
		this.engine = new DeliveryEngine(settings, this.broker, clock, gates,
				beans.getBeanProvider(DeliveredVersions.class));
		this.feed = new EventFeed(this.broker, beans.getBeanProvider(EventListener.class),
				beans.getBeanProvider(RecordListener.class));
		this.feed.start();
		this.control = new FlowControl(this.broker, gates);
		this.control.start();
		this.camel.addComponent("hub",
				new HubComponent(this.engine, this.feed, new Publisher(this.broker, brokerSettings),
						new Rejections(this.broker, clock), new EchoSkips(beans.getBeanProvider(Echoes.class),
								beans.getBeanProvider(MeterRegistry.class), this.broker, clock),
						new RecordValidator()));
		this.camel.addRoutes(new RouteBuilder() {
			@Override
			public void configure() {
				from("direct:publish").routeId("publish").to("hub:stock");
				from("direct:tell").routeId("tell").to("hub:notice");
				for (String flow : flows) {
					from(channel(flow)).routeId(flow).process((exchange) -> call(step, exchange));
				}
			}
		});
		this.camel.start();
	}

	private static String channel(String flow) {
		return flow.startsWith(NOTICES) ? "hub:notice" : "hub:stock?collapse=" + flow.startsWith(NEWEST);
	}

	private static void call(Step step, Exchange exchange) throws Exception {
		step.take(exchange);
		exchange.setProperty(HubHeaders.SYSTEM_CALLS, 1);
		exchange.setProperty(HubHeaders.SYSTEM, "erp");
	}

	private Optional<String> newest(String flow, RecordKey record) {
		if (this.databaseAway) {
			throw new DataAccessResourceFailureException("away");
		}
		return Optional.ofNullable(this.deliveredVersions.get(flow + record));
	}

	static StockLevel stock(String key, long version) {
		return stock(key, version, Collections.emptyMap());
	}

	static StockLevel stock(String key, long version, Map<String, com.fasterxml.jackson.databind.JsonNode> raw) {
		return new StockLevel("shop", key, String.valueOf(version), Instant.EPOCH.plusSeconds(version), key, "WH",
				BigDecimal.TEN, null, BigDecimal.TEN, null, null, "C62", null, List.of(), raw);
	}

	/** A level in one of several warehouses. */
	static StockLevel stock(String sku, String location) {
		return new StockLevel("shop", sku + "@" + location, "1", Instant.EPOCH, sku, location, BigDecimal.TEN, null,
				BigDecimal.TEN, null, null, "C62", null, List.of(), Collections.emptyMap());
	}

	void publish(Object body) {
		send("direct:publish", body);
	}

	void tell(Notice... notices) {
		send("direct:tell", List.of(notices));
	}

	private void send(String to, Object body) {
		Exchange exchange = this.camel.createProducerTemplate().request(to, (in) -> {
			in.getMessage().setBody(body);
		});
		if (exchange.getException() instanceof RuntimeException failed) {
			throw failed;
		}
	}

	List<DeliveryState> states(String flow, String key) {
		return this.events.stream()
			.filter((event) -> event.flow().equals(flow) && event.record().key().equals(key))
			.map(DeliveryEvent::state)
			.toList();
	}

	DeliveryEvent last(String key) {
		return this.events.stream()
			.filter((event) -> event.record().key().equals(key))
			.reduce((first, second) -> second)
			.orElseThrow();
	}

	Flows flows() {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerSingleton("camel", this.camel);
		return new BrokerFlows(this.broker, this.engine, this.control,
				beans.getBeanProvider(org.apache.camel.CamelContext.class));
	}

	FlowStatus flow(String id) {
		return flows().all().stream().filter((flow) -> flow.flow().equals(id)).findFirst().orElseThrow();
	}

	Redeliveries redeliveries() {
		return new BrokerRedeliveries(this.broker, this.engine, new Publisher(this.broker,
				new BrokerSettings("", "", "", Path.of("unused"), Duration.ofNanos(1), Duration.ofSeconds(10), 16)),
				Clock.systemUTC());
	}

	DeadLetters deadLetters() {
		return new BrokerDeadLetters(this.broker, this.engine, Clock.systemUTC());
	}

	/**
	 * Lets the broker find its disk full, or not.
	 * @param most the share that may be used, 0 to 1
	 */
	void allowDiskUsage(double most) {
		FileStoreMonitor monitor = Objects.requireNonNull(this.broker.embedded()).monitor();
		monitor.setMaxUsage(most);
		monitor.tick();
	}

	/** Does at once what the hub does every hour. */
	void sweep() {
		new OvertakenLetters(this.broker, this.engine,
				new BrokerDeadLetters(this.broker, this.engine, Clock.systemUTC()))
			.sweep();
	}

	static RecordKey key(String key) {
		return new RecordKey(RecordKind.STOCK, "shop", key);
	}

	@Override
	public void close() throws Exception {
		this.camel.stop();
		this.control.stop();
		this.feed.stop();
		this.broker.close();
	}

	/** What a flow of the bed does with a record, in place of a call to a system. */
	interface Step {

		void take(Exchange exchange) throws Exception;

	}

}
