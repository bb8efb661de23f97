package io.serai.intake;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.serai.canonical.RecordKind;
import io.serai.store.FileOutcome;
import io.serai.store.RefusedFileException;
import io.serai.store.RowOutcome;
import io.serai.store.StoreFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.unit.DataSize;

/**
 * A file in the folder of a store, named {@code <kind>-<sequence>.csv} or
 * {@code .ndjson}; what is wrong with it stands beside it afterwards, in
 * {@code <name>.errors.json}.
 */
record DroppedFile(String store, StoreFolder folder, Path path) {

	private static final Logger log = LoggerFactory.getLogger(DroppedFile.class);

	private static final Pattern NAME = Pattern.compile("([a-z]+)(?:-(\\d{1,15}))?\\.(csv|ndjson|jsonl)");

	private static final Pattern FOR_US = Pattern.compile("[^.].*\\.(csv|ndjson|jsonl)", Pattern.CASE_INSENSITIVE);

	/** Not what is still being written under another name, nor what is hidden. */
	static boolean isForUs(Path path) {
		return FOR_US.matcher(path.getFileName().toString()).matches();
	}

	/** A link is seen, so that it can be refused; what it leads to is never looked at. */
	static boolean isFileOrLink(Path path) {
		return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(path);
	}

	static Instant changedAt(Path path) {
		try {
			return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
		}
		catch (IOException ex) {
			// It is gone; another node took it.
			return Instant.MAX;
		}
	}

	/** Its number, by which files of a store are taken in order. */
	long order() {
		Matcher name = name();
		return (name.matches() && name.group(2) != null) ? Long.parseLong(name.group(2)) : Long.MAX_VALUE;
	}

	/**
	 * Takes it and puts it away.
	 * @param largest a larger one is refused
	 * @throws io.serai.failure.HubException if its records cannot be stored now; it stays
	 * where it is
	 * @throws IOException if it cannot be read or moved
	 */
	void take(HubFiles files, DataSize largest) throws IOException {
		try {
			refuseLinksAndMoreThan(largest);
			FileOutcome outcome = files.take(read());
			List<RowOutcome> invalid = outcome.rows().stream().filter((row) -> !row.taken()).toList();
			if (!invalid.isEmpty()) {
				note("done", Problems.bytes(of(outcome, invalid)));
			}
			move("done");
			log.atInfo()
				.addKeyValue("store", this.store)
				.addKeyValue("sequence", outcome.sequence())
				.addKeyValue("accepted", outcome.accepted())
				.addKeyValue("invalid", outcome.invalid())
				.log("A file of a store was taken");
		}
		catch (RefusedFileException ex) {
			refuse(ProblemException.refusedFile(ex));
		}
		catch (ProblemException ex) {
			refuse(ex);
		}
		catch (NoSuchFileException ex) {
			log.atDebug().addKeyValue("store", this.store).log("Another node took a file of a store");
		}
	}

	private void refuseLinksAndMoreThan(DataSize largest) throws IOException {
		BasicFileAttributes file = Files.readAttributes(this.path, BasicFileAttributes.class,
				LinkOption.NOFOLLOW_LINKS);
		if (file.isSymbolicLink()) {
			throw new ProblemException(ProblemKind.LINKED_FILE);
		}
		if (file.size() > largest.toBytes()) {
			throw new ProblemException(ProblemKind.FILE_TOO_LARGE, largest.toBytes());
		}
	}

	private static Map<String, Object> of(FileOutcome outcome, List<RowOutcome> invalid) {
		Map<String, Object> note = new LinkedHashMap<>();
		note.put("status", outcome.status());
		note.put("accepted", outcome.accepted());
		note.put("invalid", outcome.invalid());
		note.put("items", invalid);
		return note;
	}

	private StoreFile read() {
		Matcher name = name();
		if (!name.matches()) {
			throw new ProblemException(ProblemKind.MALFORMED_FILE_NAME);
		}
		RecordKind kind;
		try {
			kind = DoorSteps.kind(name.group(1));
		}
		catch (ProblemException ex) {
			throw new ProblemException(ProblemKind.MALFORMED_FILE_NAME);
		}
		Long sequence = (name.group(2) != null) ? Long.valueOf(name.group(2)) : null;
		if (sequence != null && sequence == 0) {
			throw new ProblemException(ProblemKind.MALFORMED_FILE_NAME);
		}
		return new StoreFile(this.store, Objects.requireNonNullElse(this.folder.source(), this.store), kind,
				name.group(3).equals("csv") ? StoreFile.Format.CSV : StoreFile.Format.NDJSON, this.folder.charset(),
				sequence, () -> Files.newInputStream(this.path, LinkOption.NOFOLLOW_LINKS), this.folder.language());
	}

	private Matcher name() {
		return NAME.matcher(this.path.getFileName().toString());
	}

	/** Puts it away as refused. */
	void refuse(ProblemException problem) throws IOException {
		note("failed", Problems.json(problem, this.folder.language()));
		move("failed");
		log.atError()
			.addKeyValue("store", this.store)
			.addKeyValue("problem", problem.kind().wireName())
			.log("A file of a store was refused; see the .errors.json beside it in failed/");
	}

	/** Written first: what is in a folder without a note has nothing wrong. */
	private void note(String to, byte[] json) throws IOException {
		Files.write(place(to).resolve(this.path.getFileName() + ".errors.json"), json, StandardOpenOption.CREATE,
				StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
	}

	/**
	 * Not where a link leads: whoever may drop files could have them written anywhere.
	 */
	private Path place(String name) throws IOException {
		Path place = this.path.resolveSibling(name);
		if (Files.isSymbolicLink(place)) {
			throw new NotDirectoryException(place.toString());
		}
		return Files.createDirectories(place);
	}

	/** One of the same name that lies there already is kept. */
	private void move(String to) throws IOException {
		Path place = place(to);
		String name = this.path.getFileName().toString();
		try {
			Files.move(this.path, place.resolve(name));
		}
		catch (FileAlreadyExistsException ex) {
			Files.move(this.path, place.resolve(changedAt(this.path).toEpochMilli() + "-" + name));
		}
	}

}
