package io.serai.intake;

import java.io.IOException;
import java.util.List;

import io.serai.canonical.ValidRecord;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.store.FileOutcome;
import io.serai.store.StoreFile;
import io.serai.store.StoreFiles;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

import org.springframework.stereotype.Component;

/**
 * Takes files of stores into the channels.
 */
@Component
class HubFiles {

	private final StoreFiles files;

	private final CamelContext camel;

	private final ProducerTemplate template;

	HubFiles(StoreFiles files, CamelContext camel) {
		this.files = files;
		this.camel = camel;
		this.template = camel.createProducerTemplate();
	}

	/**
	 * Takes a file; returns when its records are on disk.
	 * @throws io.serai.store.RefusedFileException if nothing of it is taken
	 * @throws HubException if they cannot be stored now
	 * @throws IOException if the file cannot be read
	 */
	FileOutcome take(StoreFile file) throws IOException {
		if (!this.camel.isStarted()) {
			throw new HubException(Failure.of(FailureClass.UNAVAILABLE, "the hub is starting", "Send it again later."));
		}
		return this.files.take(file, (records) -> store("hub:" + file.kind().wireName(), records));
	}

	private void store(String channel, List<ValidRecord> records) {
		Exchange stored = this.template.send(channel, (exchange) -> {
			exchange.getMessage().setBody(records);
			exchange.getExchangeExtension().setFromRouteId("files-api-intake");
		});
		if (stored.getException() instanceof RuntimeException failed) {
			throw failed;
		}
		if (stored.getException() != null) {
			throw new IllegalStateException("records of a file were not stored", stored.getException());
		}
	}

}
