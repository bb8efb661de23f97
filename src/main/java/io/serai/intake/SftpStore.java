package io.serai.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.serai.sftp.NotAdmittedException;
import io.serai.sftp.SftpConnection;
import io.serai.store.StoreSettings;

import org.springframework.util.FileSystemUtils;

/**
 * The folder of a store behind SFTP. A file that has not changed for a while is fetched,
 * taken as one in a folder of this machine is, and then put away there as it was here.
 * Whatever ends the hub in between, the file still lies there and is known when it is
 * fetched once more.
 */
final class SftpStore {

	private static final Duration UNREACHED = Duration.ofMinutes(1);

	/** Servers lock users out who come too often with a wrong password. */
	private static final Duration NOT_ADMITTED = Duration.ofMinutes(15);

	private static final String NAME = "[^./\\\\*?\\p{Cntrl}][^/\\\\*?\\p{Cntrl}]{0,200}";

	private final String store;

	private final StoreFolder folder;

	private final StoreSettings settings;

	private final Clock clock;

	private Map<SftpConnection.Entry, Instant> seen = Map.of();

	private Instant notBefore = Instant.MIN;

	SftpStore(String store, StoreFolder folder, StoreSettings settings, Clock clock) {
		this.store = store;
		this.folder = folder;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Looks once; not at once again where nobody answered.
	 * @throws IOException if it cannot be read or written
	 */
	void look(Taking taking) throws IOException {
		if (this.clock.instant().isBefore(this.notBefore)) {
			return;
		}
		try (SftpConnection there = this.folder.connect()) {
			for (SftpConnection.Entry file : settled(there.entries())) {
				fetch(file, there, taking);
			}
		}
		catch (NotAdmittedException ex) {
			this.notBefore = this.clock.instant().plus(NOT_ADMITTED);
			throw ex;
		}
		catch (IOException ex) {
			this.notBefore = this.clock.instant().plus(UNREACHED);
			throw ex;
		}
	}

	/** By this machine's clock: that of the server may be another. */
	private List<SftpConnection.Entry> settled(List<SftpConnection.Entry> all) {
		Instant now = this.clock.instant();
		Map<SftpConnection.Entry, Instant> still = new HashMap<>();
		all.stream()
			.filter((file) -> file.name().matches(NAME) && DroppedFile.isForUs(Path.of(file.name())))
			.forEach((file) -> still.put(file, this.seen.getOrDefault(file, now)));
		this.seen = still;
		return still.entrySet()
			.stream()
			.filter((file) -> !file.getValue().plus(this.settings.settled()).isAfter(now))
			.map(Map.Entry::getKey)
			.sorted(Comparator.comparingLong((SftpConnection.Entry file) -> dropped(Path.of(file.name())).order())
				.thenComparing(SftpConnection.Entry::name))
			.toList();
	}

	private DroppedFile dropped(Path path) {
		return new DroppedFile(this.store, this.folder, path);
	}

	private void fetch(SftpConnection.Entry file, SftpConnection there, Taking taking) throws IOException {
		Path here = Files.createTempDirectory("serai-store");
		try {
			DroppedFile copy = dropped(here.resolve(file.name()));
			if (file.link()) {
				Files.createFile(copy.path());
				copy.refuse(new ProblemException(ProblemKind.LINKED_FILE));
			}
			else if (isWhole(file, there, copy.path())) {
				taking.take(copy);
			}
			putAway(file, here, there);
		}
		finally {
			FileSystemUtils.deleteRecursively(here);
		}
	}

	/**
	 * Copies it, up to a byte more than is taken, which is enough to be refused.
	 * @return whether it is as it was listed; if not, the next look sees
	 */
	private boolean isWhole(SftpConnection.Entry file, SftpConnection there, Path to) throws IOException {
		if (!there.isThere(file.name())) {
			return false;
		}
		long most = this.settings.maxFile().toBytes() + 1;
		try (InputStream in = there.read(file.name())) {
			byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, most));
			Files.write(to, bytes);
			return bytes.length == Math.min(file.size(), most);
		}
	}

	/**
	 * The note first: what is put away without one has nothing wrong. One of the same
	 * name that lies there already is kept.
	 */
	private void putAway(SftpConnection.Entry file, Path here, SftpConnection there) throws IOException {
		for (String place : List.of("done", "failed")) {
			if (!Files.exists(here.resolve(place).resolve(file.name())) || !there.isThere(file.name())) {
				// Not put away, or by another node.
				continue;
			}
			there.makeFolder(place);
			Path note = here.resolve(place).resolve(file.name() + ".errors.json");
			if (Files.exists(note)) {
				there.write(place + "/" + note.getFileName(), Files.readAllBytes(note));
			}
			String to = place + "/" + file.name();
			if (there.isThere(to)) {
				to = place + "/" + file.modified().toEpochMilli() + "-" + file.name();
			}
			there.rename(file.name(), to);
		}
	}

	/** Takes a file of this machine. */
	@FunctionalInterface
	interface Taking {

		void take(DroppedFile file) throws IOException;

	}

}
