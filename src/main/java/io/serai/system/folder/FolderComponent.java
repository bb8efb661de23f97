package io.serai.system.folder;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.stereotype.Component;

/**
 * {@code folder:write} writes the body as a file that the header {@code CamelFileName}
 * names; {@code folder:read} reads the first file, and puts the one that
 * {@code HubCursor} names into {@code done/}. Options: {@code url} ({@code file:/path} or
 * {@code sftp://host/path}), {@code path} below it, {@code format} (ndjson or csv),
 * {@code charset}, {@code knownHosts}. User and password are in the header
 * {@code Authorization}, as for HTTP.
 */
@Component("folder")
public final class FolderComponent extends DefaultComponent {

	@Override
	protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
		URI url = URI.create(getAndRemoveParameter(parameters, "url", String.class, ""));
		String path = getAndRemoveParameter(parameters, "path", String.class, "");
		String hosts = getAndRemoveParameter(parameters, "knownHosts", String.class, "");
		Format format = new Format(getAndRemoveParameter(parameters, "format", String.class, "").equals("csv"),
				Charset.forName(getAndRemoveParameter(parameters, "charset", String.class, "UTF-8")));
		if (path.startsWith("/") || path.contains("..")) {
			throw new IllegalArgumentException("'%s' is no folder below the address".formatted(path));
		}
		if (!remaining.equals("read") && !remaining.equals("write")) {
			throw new IllegalArgumentException("there is no folder:%s; there are read and write".formatted(remaining));
		}
		FolderEndpoint.Opening opening = switch (String.valueOf(url.getScheme())) {
			case "file" -> (credentials) -> new LocalFolder(Path.of(url.getPath()).resolve(path));
			case "sftp" -> (credentials) -> {
				String[] pair = pair(String.valueOf(credentials));
				return SftpFolder.open(url, path, hosts, pair[0], pair[1]);
			};
			default -> throw new IllegalArgumentException("the address of a folder is file:/path or sftp://host/path");
		};
		return new FolderEndpoint(uri, this, opening, format, remaining.equals("write"));
	}

	private static String[] pair(String credentials) {
		if (!credentials.startsWith("Basic ")) {
			throw new IllegalArgumentException("SFTP needs a user and a password: set the option signIn to basic");
		}
		return new String(Base64.getDecoder().decode(credentials.substring("Basic ".length())), StandardCharsets.UTF_8)
			.split(":", 2);
	}

}
