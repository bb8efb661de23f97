package io.serai.crossref;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;

/**
 * The links used last, both ways. Holds links only, never the absence of one: another
 * node may store it at any moment.
 */
final class LinkCache {

	private final Map<Link.Canonical, String> ids;

	private final Map<Link.External, RecordKey> records;

	LinkCache(int size) {
		this.ids = bounded(size);
		this.records = bounded(size);
	}

	synchronized void put(Link link) {
		this.ids.put(link.canonical(), link.externalId());
		this.records.put(link.external(), link.record());
	}

	synchronized Optional<String> get(String system, RecordKey record) {
		return Optional.ofNullable(this.ids.get(new Link.Canonical(system, record)));
	}

	synchronized Optional<RecordKey> record(String system, RecordKind kind, String externalId) {
		return Optional.ofNullable(this.records.get(new Link.External(system, kind, externalId)));
	}

	synchronized void clear() {
		this.ids.clear();
		this.records.clear();
	}

	private static <K, V> Map<K, V> bounded(int size) {
		return new LinkedHashMap<>(256, 0.75f, true) {
			@Override
			protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
				return size() > size;
			}
		};
	}

}
