package io.serai.flowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.Caller;

/**
 * Somebody who works in Flowable without the hub, so that a test sees what is there.
 */
public final class FlowablePerson {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String BOUNDARY = "process-model";

	private final URI url;

	private final String name;

	private final String authorization;

	FlowablePerson(URI url, String name, String password) {
		this.url = url;
		this.name = name;
		this.authorization = "Basic "
				+ Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.US_ASCII));
	}

	boolean isUp() {
		try {
			return Caller.send(request("/repository/deployments").GET()).statusCode() == 200;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	void deploy(Path model) throws IOException {
		String part = "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--%s--\r\n"
			.formatted(BOUNDARY, model.getFileName(), Files.readString(model), BOUNDARY);
		call(request("/repository/deployments").header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
			.POST(BodyPublishers.ofString(part)));
	}

	/**
	 * Takes and completes the one task of a process.
	 * @param outcome approved or rejected
	 */
	public void decide(String process, String outcome) {
		String task = "/runtime/tasks/" + get("/runtime/tasks?processInstanceId=" + process).at("/data/0/id").asText();
		post(task, Map.of("action", "claim", "assignee", this.name));
		post(task, Map.of("action", "complete", "variables", List.of(Map.of("name", "outcome", "value", outcome),
				Map.of("name", "comment", "value", "已阅 " + outcome))));
	}

	/** Withdraws what was asked. */
	public void withdraw(String process) {
		call(request("/runtime/process-instances/%s?deleteReason=withdrawn".formatted(process)).DELETE());
	}

	/** Lets the time pass that people had to decide. */
	public void letExpire(String process) {
		String timer = get("/management/timer-jobs?processInstanceId=" + process).at("/data/0/id").asText();
		post("/management/timer-jobs/" + timer, Map.of("action", "move"));
		String job = get("/management/jobs?processInstanceId=" + process).at("/data/0/id").asText();
		post("/management/jobs/" + job, Map.of("action", "execute"));
	}

	/**
	 * Runs the job that tells the hub of a process that is over.
	 * @throws IllegalStateException if the hub does not take it
	 */
	public void tell(String process) {
		String job = get("/management/jobs?processInstanceId=" + telling(process)).at("/data/0/id").asText();
		post("/management/jobs/" + job, Map.of("action", "execute"));
	}

	/**
	 * Tells whether the hub will be told of a process once more, since it was told in
	 * vain.
	 */
	public boolean tellsAgain(String process) {
		return !get("/management/timer-jobs?processInstanceId=" + telling(process)).path("data").isEmpty();
	}

	private String telling(String process) {
		return post("/query/process-instances",
				Map.of("processDefinitionKey", "seraiTell", "variables",
						List.of(Map.of("name", "approval", "operation", "equals", "type", "string", "value", process))))
			.at("/data/0/id")
			.asText();
	}

	/**
	 * Returns every process with a business key, running or over.
	 */
	public JsonNode processes(String businessKey) {
		return get("/history/historic-process-instances?includeProcessVariables=true&businessKey="
				+ URLEncoder.encode(businessKey, StandardCharsets.UTF_8))
			.path("data");
	}

	private JsonNode get(String path) {
		return call(request(path).GET());
	}

	private JsonNode post(String path, Map<String, ?> body) {
		try {
			return call(request(path).header("Content-Type", "application/json")
				.POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private JsonNode call(HttpRequest.Builder request) {
		try {
			HttpResponse<String> answer = Caller.send(request);
			if (answer.statusCode() >= 300) {
				throw new IllegalStateException(
						"Flowable answered %d: %s".formatted(answer.statusCode(), answer.body()));
			}
			return JSON.readTree(answer.body());
		}
		catch (IOException | UncheckedIOException ex) {
			throw new IllegalStateException("Flowable does not answer", ex);
		}
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.url + path)).header("Authorization", this.authorization);
	}

}
