package io.serai.messagestore;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordVersion;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;

import org.springframework.stereotype.Component;

/**
 * The message store as it is read.
 */
@Component("messageStore")
class StoreQueries implements MessageStore {

	private static final int LONGEST_JOURNEY = 500;

	private static final int RECENT_VERSIONS = 50;

	private final RecordTable records;

	private final EventTable events;

	private final StandingTable standings;

	private final StoreSearch search;

	private final DeadLetterQueries dead;

	private final FigureQueries figures;

	private final ActivityQueries activity;

	private final Backlog backlog;

	private final StoreWriter writer;

	private final Clock clock;

	StoreQueries(RecordTable records, EventTable events, StandingTable standings, StoreSearch search,
			DeadLetterQueries dead, FigureQueries figures, ActivityQueries activity, Backlog backlog,
			StoreWriter writer, Clock clock) {
		this.records = records;
		this.events = events;
		this.standings = standings;
		this.search = search;
		this.dead = dead;
		this.figures = figures;
		this.activity = activity;
		this.backlog = backlog;
		this.writer = writer;
		this.clock = clock;
	}

	@Override
	public Optional<Whereabouts> whereIs(String kind, String source, String key) {
		RecordKey record = new RecordKey(RecordKind.of(kind), source, key);
		List<Standing> deliveries = this.standings.of(List.of(record))
			.stream()
			.map(StandingTable.Placed::standing)
			.toList();
		Optional<Received> newest = newest(record);
		if (newest.isEmpty() && deliveries.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new Whereabouts(record.kind(), source, key, newest.map(Received::version).orElse(null),
				newest.map(Received::messageId).orElse(null), newest.map(Received::via).orElse(null),
				newest.map(Received::at).orElse(null),
				newest.map((received) -> this.backlog.complete(received, deliveries)).orElse(deliveries)));
	}

	@Override
	public Map<RecordKey, List<Standing>> standings(Collection<RecordKey> records) {
		return this.standings.of(Set.copyOf(records))
			.stream()
			.collect(Collectors.groupingBy(StandingTable.Placed::record,
					Collectors.mapping(StandingTable.Placed::standing, Collectors.toList())));
	}

	private Optional<Received> newest(RecordKey record) {
		return this.records.of(record, RECENT_VERSIONS)
			.stream()
			.max(Comparator.comparing(JourneyStep.Accepted::version, RecordVersion::compare))
			.map((step) -> new Received(record, step.messageId(), step.version(), step.via(), step.at()));
	}

	@Override
	public List<SearchHit> search(String text, int limit) {
		return this.search.find(text.strip(), Math.clamp(limit, 1, 200)).stream().map(this::completed).toList();
	}

	private SearchHit completed(SearchHit hit) {
		if (!this.backlog.isBehind(hit.record().kind())) {
			return hit;
		}
		return newest(hit.record())
			.map((newest) -> new SearchHit(hit.record(), newest.at(), this.backlog.complete(newest, hit.deliveries())))
			.orElse(hit);
	}

	@Override
	public List<JourneyStep> journey(RecordKey record) {
		Stream<JourneyStep> accepted = this.records.of(record, LONGEST_JOURNEY).stream().map(JourneyStep.class::cast);
		Stream<JourneyStep> happened = this.events.of(record, LONGEST_JOURNEY).stream().map(JourneyStep.Happened::new);
		List<JourneyStep> steps = new ArrayList<>(Stream.concat(accepted, happened).toList());
		steps.sort(Comparator.comparing(JourneyStep::at));
		return List.copyOf(steps.subList(Math.max(0, steps.size() - LONGEST_JOURNEY), steps.size()));
	}

	@Override
	public Optional<byte[]> body(String messageId) {
		return this.records.body(messageId);
	}

	@Override
	public DeadLetterPage deadLetters(DeadLetterFilter filter, int page, int size) {
		return this.dead.page(filter, Math.max(0, page), Math.clamp(size, 1, 500));
	}

	@Override
	public List<CauseGroup> causes() {
		return this.dead.causes();
	}

	@Override
	public List<FailedAlike> deadAlike(String failureClass) {
		return this.dead.alike(failureClass);
	}

	@Override
	public List<String> deadMessages(FailedAlike alike) {
		return this.dead.messages(alike);
	}

	@Override
	public Figures figures(Instant today) {
		return this.figures.of(today, this.clock.instant());
	}

	@Override
	public List<DeliveryEvent> events(String flow, DeliveryState state, Instant since, int limit) {
		return this.activity.events(flow, state, since, Math.clamp(limit, 1, 500));
	}

	@Override
	public List<Received> received(RecordKind kind, Instant since, int limit) {
		return this.activity.received(kind, since, Math.clamp(limit, 1, 500));
	}

	@Override
	public List<Received> fetched(String flow, Instant since, int limit) {
		return this.activity.fetched(flow, since, Math.clamp(limit, 1, 500));
	}

	@Override
	public List<Received> waiting(String flow, int limit) {
		return this.backlog.waiting(flow, Math.clamp(limit, 1, 500));
	}

	@Override
	public Map<String, Instant> oldestWaiting() {
		return this.backlog.all()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (flow) -> flow.getValue().oldest()));
	}

	@Override
	public StoreHealth health() {
		return this.writer.health();
	}

}
