package io.serai.intake;

import java.util.Arrays;

import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordSchemas;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The description of the API for machines and, at {@code /api/docs}, for people; open to
 * everybody, and without anything from another host.
 */
@RestController
class ApiDocs {

	private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

	private static final MediaType PAGE = MediaType.parseMediaType("text/html;charset=UTF-8");

	private final ApiDescription description;

	ApiDocs(ApiDescription description) {
		this.description = description;
	}

	@GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
	byte[] description() {
		return this.description.json();
	}

	@GetMapping(path = "/api/v1/schemas/{name}.json", produces = "application/schema+json")
	byte[] schema(@PathVariable String name) {
		return Arrays.stream(RecordKind.values())
			.filter((kind) -> kind.wireName().equals(name))
			.findFirst()
			.map((kind) -> Problems.bytes(RecordSchemas.of(kind)))
			.orElseThrow(() -> new ProblemException(ProblemKind.NO_SUCH_PATH));
	}

	@GetMapping("/api/docs")
	ResponseEntity<Resource> page() {
		return ResponseEntity.ok().contentType(PAGE).body(new ClassPathResource("api-docs/index.html"));
	}

	@GetMapping("/api/docs/start.js")
	ResponseEntity<Resource> script() {
		return ResponseEntity.ok().contentType(SCRIPT).body(new ClassPathResource("api-docs/start.js"));
	}

}
