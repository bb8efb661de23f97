package io.serai.codes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.CodeLookup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;

/**
 * Translates codes, from memory. Every node looks at short intervals whether a table has
 * changed, and always before it says that there is no such code; while the database is
 * away it goes on with what it knows.
 */
public final class CodeTables implements CodeLookup {

	private static final Logger LOG = LoggerFactory.getLogger(CodeTables.class);

	private final CodeStore store;

	private final List<Code> files;

	private final Duration checkEvery;

	private final ZoneId zone;

	private final Clock clock;

	private final ReentrantLock reading = new ReentrantLock();

	private volatile @Nullable CodeBook book;

	/** By {@link System#nanoTime()}. */
	private volatile long checkedAt = System.nanoTime();

	CodeTables(CodeStore store, List<Code> files, CodesSettings settings, Clock clock) {
		this.store = store;
		this.files = List.copyOf(files);
		this.checkEvery = settings.checkEvery();
		this.zone = settings.zone();
		this.clock = clock;
	}

	@Override
	public String find(Asked asked, @Nullable Instant at) {
		LocalDate day = day((at != null) ? at : this.clock.instant());
		return find(asked, day).orElseThrow(() -> new MissingCode(asked, day).exception());
	}

	@Override
	public boolean isKept(String table, String system) {
		return known().isKept(table, system);
	}

	/**
	 * Returns whether a code that was missing is there now.
	 * @throws HubException transient if the database cannot be asked
	 */
	boolean isFilledIn(MissingCode missing) {
		return find(missing.asked(), missing.day()).isPresent();
	}

	/** Returns which day that is for code tables. */
	LocalDate day(Instant at) {
		return at.atZone(this.zone).toLocalDate();
	}

	private CodeBook known() {
		CodeBook known = this.book;
		return (known == null || System.nanoTime() - this.checkedAt >= this.checkEvery.toNanos()) ? newest(known)
				: known;
	}

	private Optional<String> find(Asked asked, LocalDate day) {
		Optional<String> found = known().find(asked, day);
		return found.isPresent() ? found : certain().find(asked, day);
	}

	/** While one thread asks the database, the others use the book that they have. */
	private CodeBook newest(@Nullable CodeBook known) {
		if (known != null && !this.reading.tryLock()) {
			return known;
		}
		if (known == null) {
			this.reading.lock();
		}
		try {
			return read();
		}
		catch (DataAccessException ex) {
			this.checkedAt = System.nanoTime();
			if (known == null) {
				throw away(ex);
			}
			LOG.atWarn().log("Codes cannot be read; the hub goes on with those that it knows");
			return known;
		}
		finally {
			this.reading.unlock();
		}
	}

	/** Returns the book as it is now: no record dies for a code that is there. */
	private CodeBook certain() {
		this.reading.lock();
		try {
			return read();
		}
		catch (DataAccessException ex) {
			throw away(ex);
		}
		finally {
			this.reading.unlock();
		}
	}

	private CodeBook read() {
		long version = this.store.version();
		CodeBook known = this.book;
		if (known == null || known.version() != version) {
			List<Code> lines = new ArrayList<>(this.store.all());
			lines.addAll(this.files);
			known = new CodeBook(version, lines);
			this.book = known;
		}
		this.checkedAt = System.nanoTime();
		return Objects.requireNonNull(known);
	}

	private static HubException away(DataAccessException ex) {
		return new HubException(Failure.of(FailureClass.TRANSIENT, "codes cannot be read now",
				"Check the database; it goes on by itself."), ex);
	}

}
