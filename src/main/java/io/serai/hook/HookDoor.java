package io.serai.hook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.access.BodyRefusedException;
import io.serai.access.BodyRoom;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.intake.ProblemKind;
import io.serai.intake.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

	private final BodyRoom room;

	private final MeterRegistry meters;

	HookDoor(OpenDoors doors, Reception reception, Refusals refusals, RequestReader reader, BodyRoom room,
			MeterRegistry meters) {
		this.room = room;
		this.doors = doors;
		this.reception = reception;
		this.refusals = refusals;
		this.reader = reader;
		this.meters = meters;
	}

	@RequestMapping(path = "/hooks/{system}", method = { RequestMethod.GET, RequestMethod.POST })
	ResponseEntity<byte[]> told(@PathVariable String system, HttpServletRequest request) throws IOException {
		if (this.refusals.isTooMany(request.getRemoteAddr())) {
			return Problems.answer(ProblemKind.TOO_MANY_REFUSED, request);
		}
		Optional<OpenDoors.Door> door = this.doors.find(system);
		if (door.isEmpty()) {
			return refused(ProblemKind.NO_SUCH_PATH, "unknown", request);
		}
		if (!RequestReader.isReadable(request)) {
			return refused(ProblemKind.WRONG_EVENT_TYPE, system, request);
		}
		return take(door.get(), request);
	}

	private ResponseEntity<byte[]> take(OpenDoors.Door door, HttpServletRequest request) throws IOException {
		String system = door.hook().system();
		try (BodyRoom.Place place = this.room.open()) {
			return take(door, this.reader.read(request, place));
		}
		catch (BodyRefusedException ex) {
			return switch (ex.reason()) {
				case LARGE -> refused(ProblemKind.EVENT_TOO_LARGE, system, request);
				case SLOW -> refused(ProblemKind.TOO_SLOW, system, request);
				case FULL -> notStored(ProblemKind.TOO_BUSY, system, request);
			};
		}
		catch (RefusedEventException ex) {
			return refused(ProblemKind.REFUSED_EVENT, system, request);
		}
		catch (IllegalArgumentException ex) {
			return unreadable(system, request);
		}
		catch (HubException ex) {
			return (ex.failure().failureClass() == FailureClass.INVALID_DATA) ? unreadable(system, request)
					: notStored(ProblemKind.NOT_STORED, system, request);
		}
	}

	private ResponseEntity<byte[]> take(OpenDoors.Door door, HookRequest request) {
		Opened opened = door.recipe().open(door.hook(), request);
		int named = this.reception.take(door.hook(), opened, request);
		count(door.hook().system(), opened.event().isEmpty() ? "checked" : (named > 0) ? "stored" : "ignored");
		return answered(opened.answer());
	}

	private ResponseEntity<byte[]> notStored(ProblemKind why, String system, HttpServletRequest request) {
		count(system, "not-stored");
		return Problems.answer(why, request);
	}

	private ResponseEntity<byte[]> unreadable(String system, HttpServletRequest request) {
		log.atWarn()
			.setMessage("An event names no object that can be read. Compare hook: in connector.yaml with the events.")
			.addKeyValue("system", system)
			.log();
		count(system, "unreadable");
		return Problems.answer(ProblemKind.UNREADABLE_EVENT, request);
	}

	private ResponseEntity<byte[]> refused(ProblemKind why, String system, HttpServletRequest request) {
		this.refusals.count(request.getRemoteAddr());
		count(system, "refused");
		return Problems.answer(why, request);
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
