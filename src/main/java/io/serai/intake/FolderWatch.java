package io.serai.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.serai.failure.HubException;
import io.serai.store.StoreFile;
import io.serai.store.StoreSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes the files that stores drop into their folders, in the order of their numbers. A
 * file is read once it has been left alone for a while; it stays where it is until its
 * records are stored, and is then moved to {@code done/} or {@code failed/}. Two nodes on
 * one folder do no harm: the later one sees that the file was taken.
 */
@Component
class FolderWatch {

	private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

	private final Map<String, StoreFolder> stores;

	private final Map<String, SftpStore> remote = new TreeMap<>();

	private final HubFiles files;

	private final StoreSettings settings;

	private final Clock clock;

	FolderWatch(Environment environment, HubFiles files, StoreSettings settings, Clock clock) {
		this.stores = new TreeMap<>(Binder.get(environment)
			.bind("serai.stores", Bindable.mapOf(String.class, StoreFolder.class))
			.orElseGet(Map::of));
		this.stores.keySet().forEach(FolderWatch::refuseOtherNames);
		this.stores.forEach((store, folder) -> folder.check("serai.stores." + store));
		this.stores.forEach((store, folder) -> {
			if (folder.isRemote()) {
				this.remote.put(store, new SftpStore(store, folder, settings, clock));
			}
		});
		this.files = files;
		this.settings = settings;
		this.clock = clock;
	}

	private static void refuseOtherNames(String store) {
		if (!StoreFile.isName(store)) {
			throw new IllegalStateException(
					"serai.stores.%s is no name of a store. Name it with lower-case letters, digits and dashes, at most 63, e.g. s01."
						.formatted(store));
		}
	}

	/**
	 * Looks once at every folder.
	 */
	@Scheduled(initialDelayString = "${serai.store.look-every:5s}", fixedDelayString = "${serai.store.look-every:5s}")
	void look() {
		this.stores.forEach((store, folder) -> {
			try {
				look(store, folder);
			}
			catch (IOException ex) {
				log.atError()
					.addKeyValue("store", store)
					.addKeyValue("cause", ex.getClass().getSimpleName())
					.log("The folder of a store cannot be read or written. Check serai.stores and its rights, and that done/ and failed/ are no links; behind SFTP also the address, the user with password or key, and known-hosts.");
			}
			catch (HubException | DataAccessException | TransactionException ex) {
				log.atWarn()
					.addKeyValue("store", store)
					.addKeyValue("cause", ex.getClass().getSimpleName())
					.log("A file of a store waits: it cannot be stored now. It is tried again by itself.");
			}
			catch (RuntimeException ex) {
				fault(store, ex);
			}
		});
	}

	private void look(String store, StoreFolder folder) throws IOException {
		SftpStore there = this.remote.get(store);
		if (there != null) {
			there.look(this::take);
			return;
		}
		Files.createDirectories(folder.path());
		for (DroppedFile file : waiting(store, folder)) {
			take(file);
		}
	}

	/** A fault with one file keeps neither the next one nor the next store waiting. */
	private void take(DroppedFile file) throws IOException {
		try {
			file.take(this.files, this.settings.maxFile());
		}
		catch (HubException | DataAccessException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			fault(file.store(), ex);
		}
	}

	/** Neither message nor name of the file: they may quote what came in. */
	private static void fault(String store, RuntimeException ex) {
		log.atError()
			.addKeyValue("store", store)
			.addKeyValue("cause", ex.getClass().getName())
			.addKeyValue("at", (ex.getStackTrace().length > 0) ? ex.getStackTrace()[0] : "unknown")
			.log("A file of a store met a fault of the hub and stays where it is. Take it out of the folder and report this line.");
	}

	/** By number, so that a gap is not seen where there is none. */
	private List<DroppedFile> waiting(String store, StoreFolder folder) throws IOException {
		Instant latest = this.clock.instant().minus(this.settings.settled());
		try (Stream<Path> files = Files.list(folder.path())) {
			return files.filter(DroppedFile::isForUs)
				.filter(DroppedFile::isFileOrLink)
				.filter((path) -> DroppedFile.changedAt(path).isBefore(latest))
				.map((path) -> new DroppedFile(store, folder, path))
				.sorted(Comparator.comparingLong(DroppedFile::order).thenComparing(DroppedFile::path))
				.toList();
		}
	}

}
