package io.serai.hook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /hooks/SYSTEM}, where a platform tells what changed. Whoever is refused learns
 * only that.
 */
@RestController
class HookDoor {

	private static final Logger log = LoggerFactory.getLogger(HookDoor.class);

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private final OpenDoors doors;

	private final Reception reception;

	private final Refusals refusals;

	private final RequestReader reader;

	private final MeterRegistry meters;

	HookDoor(OpenDoors doors, Reception reception, Refusals refusals, RequestReader reader, MeterRegistry meters) {
		this.doors = doors;
		this.reception = reception;
		this.refusals = refusals;
		this.reader = reader;
		this.meters = meters;
	}

	@RequestMapping(path = "/hooks/{system}", method = { RequestMethod.GET, RequestMethod.POST })
	ResponseEntity<byte[]> told(@PathVariable String system, HttpServletRequest request) throws IOException {
		String caller = request.getRemoteAddr();
		if (this.refusals.isTooMany(caller)) {
			return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).header(HttpHeaders.RETRY_AFTER, "60").build();
		}
		Optional<OpenDoors.Door> door = this.doors.find(system);
		if (door.isEmpty()) {
			return refused(HttpStatus.NOT_FOUND, "unknown", caller);
		}
		if (!RequestReader.isReadable(request)) {
			return refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, system, caller);
		}
		Optional<HookRequest> read = this.reader.read(request);
		return read.isPresent() ? take(door.get(), read.get(), caller)
				: refused(HttpStatus.PAYLOAD_TOO_LARGE, system, caller);
	}

	private ResponseEntity<byte[]> take(OpenDoors.Door door, HookRequest request, String caller) {
		String system = door.hook().system();
		try {
			Opened opened = door.recipe().open(door.hook(), request);
			int named = this.reception.take(door.hook(), opened, request);
			count(system, opened.event().isEmpty() ? "checked" : (named > 0) ? "stored" : "ignored");
			return answered(opened.answer());
		}
		catch (RefusedEventException ex) {
			return refused(HttpStatus.UNAUTHORIZED, system, caller);
		}
		catch (IllegalArgumentException ex) {
			return unreadable(system);
		}
		catch (HubException ex) {
			if (ex.failure().failureClass() == FailureClass.INVALID_DATA) {
				return unreadable(system);
			}
			count(system, "not-stored");
			return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "5").build();
		}
	}

	private ResponseEntity<byte[]> unreadable(String system) {
		log.atWarn()
			.setMessage("An event names no object that can be read. Compare hook: in connector.yaml with the events.")
			.addKeyValue("system", system)
			.log();
		count(system, "unreadable");
		return ResponseEntity.unprocessableEntity().build();
	}

	private ResponseEntity<byte[]> refused(HttpStatus status, String system, String caller) {
		this.refusals.count(caller);
		count(system, "refused");
		return ResponseEntity.status(status).build();
	}

	private static ResponseEntity<byte[]> answered(Opened.Answer answer) {
		return ResponseEntity.ok()
			.contentType(answer.json() ? MediaType.APPLICATION_JSON : TEXT)
			.body(answer.text().getBytes(StandardCharsets.UTF_8));
	}

	private void count(String system, String outcome) {
		this.meters.counter("serai.hooks", "system", system, "outcome", outcome).increment();
	}

}
