package io.serai.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.util.FileSystemUtils;

/**
 * A folder with routes, connectors and mappings of a test's own.
 */
public record Home(Path folder) {

	public static Home temporary() {
		try {
			return new Home(Files.createTempDirectory("serai-home"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Takes one connector of the product and the mappings that it uses, and no other. */
	static Home of(String connector, String... mappings) {
		Home home = temporary();
		try {
			FileSystemUtils.copyRecursively(Kit.PROJECT.resolve("connectors").resolve(connector),
					home.folder().resolve("connectors").resolve(connector));
			for (String mapping : mappings) {
				FileSystemUtils.copyRecursively(Kit.PROJECT.resolve("mappings").resolve(mapping),
						home.folder().resolve("mappings").resolve(mapping));
			}
			return home;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Home file(String path, String text) {
		try {
			Path file = this.folder.resolve(path);
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Writes a kamelet that makes one call. */
	public Home kamelet(String connector, String operation, String method, String path) {
		return file("connectors/%s/%s-%s.kamelet.yaml".formatted(connector, connector, operation),
				"""
						apiVersion: camel.apache.org/v1
						kind: Kamelet
						metadata: { name: %s-%s }
						spec:
						  definition: { title: Call, description: Makes the call., type: object, required: [url], properties: { url: { type: string } } }
						  template:
						    from:
						      uri: kamelet:source
						      steps:
						        - setHeader:
						            id: name-record
						            name: CamelHttpQuery
						            expression: { simple: { expression: "key=${header.HubKeyEncoded}&id=${header.HubExternalIdEncoded}" } }
						        - to:
						            id: call
						            uri: "{{url}}%s"
						            parameters: { httpMethod: %s, throwExceptionOnFailure: false, headerFilterStrategy: "#hubHeaderFilter" }
						"""
					.formatted(connector, operation, path, method));
	}

}
