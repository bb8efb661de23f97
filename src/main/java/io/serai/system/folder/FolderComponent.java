package io.serai.system.folder;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

import io.serai.sftp.SftpConnection;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code folder:write} writes the body as a file; {@code folder:read} reads the first
 * file, and puts the one that {@code HubCursor} names into {@code done/}. Options:
 * {@code url} ({@code file:/path} or {@code sftp://host/path}), {@code path} below it,
 * {@code format} (ndjson or csv), {@code charset}, {@code fileName} (of what is written,
 * see {@link FileName}), {@code knownHosts}, {@code privateKey}. User and password are in
 * the header {@code Authorization}, as for HTTP; with a private key without passphrase
 * the user is in the address.
 */
@Component("folder")
public final class FolderComponent extends DefaultComponent {

	@Override
	protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
		URI url = URI.create(getAndRemoveParameter(parameters, "url", String.class, ""));
		String path = getAndRemoveParameter(parameters, "path", String.class, "");
		SftpConnection.Keys keys = new SftpConnection.Keys(
				getAndRemoveParameter(parameters, "knownHosts", String.class, ""),
				getAndRemoveParameter(parameters, "privateKey", String.class, ""));
		String name = getAndRemoveParameter(parameters, "fileName", String.class, "");
		Format format = new Format(getAndRemoveParameter(parameters, "format", String.class, "").equals("csv"),
				Charset.forName(getAndRemoveParameter(parameters, "charset", String.class, "UTF-8")));
		if (path.startsWith("/") || path.contains("..")) {
			throw new IllegalArgumentException("'%s' is no folder below the address".formatted(path));
		}
		if (!remaining.equals("read") && !remaining.equals("write")) {
			throw new IllegalArgumentException("there is no folder:%s; there are read and write".formatted(remaining));
		}
		FolderEndpoint.Opening opening = opening(url, path, keys);
		return new FolderEndpoint(uri, this, opening, format, remaining.equals("write") ? new FileName(name) : null);
	}

	private static FolderEndpoint.Opening opening(URI url, String path, SftpConnection.Keys keys) {
		return switch (String.valueOf(url.getScheme())) {
			case "file" -> (credentials) -> new LocalFolder(Path.of(url.getPath()).resolve(path));
			case "sftp" -> (credentials) -> {
				String[] pair = pair(credentials, url, keys);
				return new SftpFolder(SftpConnection.open(url, path, keys, pair[0], pair[1]));
			};
			default -> throw new IllegalArgumentException("the address of a folder is file:/path or sftp://host/path");
		};
	}

	private static String[] pair(@Nullable String credentials, URI url, SftpConnection.Keys keys) {
		if (credentials == null && !keys.privateKey().isEmpty() && url.getUserInfo() != null) {
			return new String[] { url.getUserInfo(), "" };
		}
		if (credentials == null || !credentials.startsWith("Basic ")) {
			throw new IllegalArgumentException(
					"SFTP needs a user and a password: set the option signIn to basic, or privateKey and the user in the url");
		}
		return new String(Base64.getDecoder().decode(credentials.substring("Basic ".length())), StandardCharsets.UTF_8)
			.split(":", 2);
	}

}
