package io.serai.system.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.HubHeaders;
import io.serai.sftp.NotAdmittedException;
import io.serai.system.called.CalledEndpoint;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * A folder as a Camel endpoint. Answers are JSON with a status, as those of HTTP.
 */
final class FolderEndpoint extends CalledEndpoint {

	private final Opening opening;

	private final Format format;

	private final @Nullable FileName written;

	/**
	 * @param written name of a file that is written; null if the folder is read
	 */
	FolderEndpoint(String uri, Component component, Opening opening, Format format, @Nullable FileName written) {
		super(uri, component);
		this.opening = opening;
		this.format = format;
		this.written = written;
	}

	@Override
	protected void call(Message message) throws IOException {
		try (Folder folder = this.opening.open(message.getHeader("Authorization", String.class))) {
			answer(message, 200, (this.written != null) ? write(folder, this.written, message) : read(folder, message));
		}
		catch (NotAdmittedException ex) {
			answer(message, 401, told("file", String.valueOf(ex.getMessage())));
		}
		catch (IllegalArgumentException ex) {
			answer(message, 422, told("file", String.valueOf(ex.getMessage())));
		}
	}

	private JsonNode write(Folder folder, FileName written, Message message) throws IOException {
		String name = plain(written.of((header) -> message.getHeader(header, "", String.class)));
		byte[] body = Objects.requireNonNullElse(message.getBody(byte[].class), new byte[0]);
		folder.write(name, this.format.written(CanonicalJson.readTree(body)));
		return CanonicalJson.mapper().createObjectNode().put("file", name);
	}

	/** What was read before went down the flow, or nobody would ask for more. */
	private JsonNode read(Folder folder, Message message) throws IOException {
		String taken = message.getHeader(HubHeaders.CURSOR, String.class);
		if (taken != null) {
			folder.move(plain(taken), "done");
		}
		ObjectNode page = CanonicalJson.mapper().createObjectNode();
		Optional<String> next = folder.names().stream().filter(this.format::isOurs).findFirst();
		while (next.isPresent()) {
			try {
				ArrayNode items = this.format.read(folder.read(next.get()));
				page.put("next", next.get()).put("more", true).set("items", items);
				return page;
			}
			catch (IllegalArgumentException ex) {
				refuse(folder, next.get(), String.valueOf(ex.getMessage()));
			}
			next = folder.names().stream().filter(this.format::isOurs).findFirst();
		}
		page.put("more", false).putArray("items");
		return page;
	}

	/** Written first: what lies in failed/ has a note beside it. */
	private static void refuse(Folder folder, String name, String what) throws IOException {
		byte[] note = told("file", what).toString().getBytes(StandardCharsets.UTF_8);
		folder.write(name + ".errors.json", note);
		folder.move(name + ".errors.json", "failed");
		folder.move(name, "failed");
	}

	private static String plain(String name) {
		if (!name.matches("[^./\\\\\\p{Cntrl}][^/\\\\\\p{Cntrl}]{0,200}")) {
			throw new IllegalArgumentException("the name of the file is no plain name");
		}
		return name;
	}

	/** Opens the folder. */
	@FunctionalInterface
	interface Opening {

		Folder open(@Nullable String credentials) throws IOException;

	}

}
