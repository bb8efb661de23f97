package io.serai.mapping;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The folder {@code mappings/} on disk: {@code NAME/NAME.jslt}, beside it optionally
 * {@code NAME.schema.json}.
 */
final class MappingFolder {

	private final CodeFunctions codes;

	private final List<Function> functions;

	private final Path folder;

	private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	MappingFolder(Path folder, CodeLookup codes) {
		this.folder = folder;
		this.codes = new CodeFunctions(codes);
		this.functions = Stream
			.of(ExactFunctions.all(), TimeFunctions.all(), RefusalFunctions.all(), SigningFunctions.all(),
					this.codes.all())
			.flatMap(List::stream)
			.toList();
	}

	List<String> names() {
		return ProductFolder.names(this.folder);
	}

	/**
	 * Returns the compiled mapping.
	 * @throws BrokenFilesException if it cannot be used
	 */
	Mapping read(String name) {
		List<String> problems = new ArrayList<>();
		Expression expression = compile(name, problems);
		Schema schema = schema(name, problems);
		if (expression == null || !problems.isEmpty()) {
			throw new BrokenFilesException(problems);
		}
		return new Mapping(name, expression, schema, this.codes);
	}

	private @Nullable Expression compile(String name, List<String> problems) {
		Path file = this.folder.resolve(name).resolve(name + ".jslt");
		if (!Files.exists(file)) {
			problems.add("mappings/%s: there is no %s.jslt; folder and file have the same name".formatted(name, name));
			return null;
		}
		try (Reader reader = Files.newBufferedReader(file)) {
			return new Parser(reader).withSource(place(file))
				.withFunctions(this.functions)
				.withResourceResolver(this::imported)
				.compile();
		}
		catch (JsltException ex) {
			problems.add(place(file) + SyntaxWords.of(ex));
		}
		catch (IOException ex) {
			problems.add("%s: cannot be read (%s); save it as UTF-8 text".formatted(place(file), ex.getMessage()));
		}
		return null;
	}

	private @Nullable Schema schema(String name, List<String> problems) {
		Path file = this.folder.resolve(name).resolve(name + ".schema.json");
		if (!Files.exists(file)) {
			return null;
		}
		try {
			Schema schema = this.schemas.getSchema(Files.readString(file));
			schema.initializeValidators();
			return schema;
		}
		catch (IOException | SchemaException | IllegalArgumentException ex) {
			problems.add("%s: is no JSON Schema (%s)".formatted(place(file), ex.getMessage()));
			return null;
		}
	}

	private Reader imported(String path) {
		try {
			return Files.newBufferedReader(this.folder.resolve(path));
		}
		catch (IOException ex) {
			throw new JsltException("cannot import mappings/" + path + ", there is no such file");
		}
	}

	private String place(Path file) {
		return "mappings/" + this.folder.relativize(file).toString().replace('\\', '/');
	}

}
