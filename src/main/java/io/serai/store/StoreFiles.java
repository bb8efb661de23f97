package io.serai.store;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.InvalidRecordException;
import io.serai.canonical.RecordValidator;
import io.serai.canonical.ValidRecord;
import io.serai.canonical.Violation;

import org.springframework.stereotype.Component;

/**
 * Takes files of stores: each record that is valid goes on, in portions, and each that is
 * not is told. The number of the file is noted when all of them are stored, so that a
 * file that was cut short is taken once more and its records known by their versions.
 */
@Component
public final class StoreFiles {

	private static final int PORTION = 200;

	private final RecordValidator validator;

	private final SequenceBook book;

	private final StoreSettings settings;

	private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

	StoreFiles(RecordValidator validator, SequenceBook book, StoreSettings settings) {
		this.validator = validator;
		this.book = book;
		this.settings = settings;
	}

	/**
	 * Takes a file.
	 * @param hub stores records; returns when they are on disk
	 * @throws RefusedFileException if nothing of it is taken
	 * @throws IOException if it cannot be read
	 */
	public FileOutcome take(StoreFile file, Consumer<List<ValidRecord>> hub) throws IOException {
		Scan scan = Scan.of(file, this.settings.maxRows());
		ReentrantLock lock = this.locks.computeIfAbsent(file.counter(), (store) -> new ReentrantLock());
		lock.lock();
		try {
			Optional<FileOutcome> before = this.book.before(file, scan.digest());
			return before.isPresent() ? before.get() : taken(file, scan, hub);
		}
		finally {
			lock.unlock();
		}
	}

	private FileOutcome taken(StoreFile file, Scan scan, Consumer<List<ValidRecord>> hub) throws IOException {
		List<RowOutcome> rows = new ArrayList<>();
		try (Reader text = Scan.strictly(file.content().open(), file)) {
			Drafts drafts = drafts(file, text);
			List<ValidRecord> portion = new ArrayList<>();
			for (Optional<Draft> draft = drafts.next(); draft.isPresent(); draft = drafts.next()) {
				rows.add(row(file, draft.get(), portion));
				if (portion.size() == PORTION) {
					hub.accept(List.copyOf(portion));
					portion.clear();
				}
			}
			if (!portion.isEmpty()) {
				hub.accept(portion);
			}
		}
		if (rows.stream().noneMatch(RowOutcome::taken)) {
			throw RefusedFileException.nothingValid(rows);
		}
		return this.book.note(file, scan.digest(), rows);
	}

	/** The limit once more: the file may have grown since it was scanned. */
	private Drafts drafts(StoreFile file, Reader text) throws IOException {
		int most = this.settings.maxRows();
		return (file.format() == StoreFile.Format.CSV) ? new CsvDrafts(text, file.kind(), file.language(), most)
				: new NdjsonDrafts(text, file.language(), most);
	}

	private RowOutcome row(StoreFile file, Draft draft, List<ValidRecord> portion) {
		if (!draft.faults().isEmpty()) {
			return RowOutcome.invalid(draft.line(), draft.json().path("key").textValue(), draft.faults());
		}
		if (draft.json() instanceof ObjectNode json && !json.has("source")) {
			json.put("source", file.source());
		}
		try {
			ValidRecord valid = this.validator.readValid(file.kind(), draft.json(), file.language());
			CanonicalRecord record = valid.record();
			if (!record.source().equals(file.source())) {
				Violation other = Words.violation(file.language(), "source", "row.source", file.source());
				return RowOutcome.invalid(draft.line(), record.key(), List.of(other));
			}
			portion.add(valid);
			return RowOutcome.accepted(draft.line(), record.key(), record.version());
		}
		catch (InvalidRecordException ex) {
			return RowOutcome.invalid(draft.line(), draft.json().path("key").textValue(), ex.violations());
		}
	}

}
