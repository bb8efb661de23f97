package io.serai.validate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The files that something new begins with, made from {@code /start} on the class path.
 */
final class Start {

	private final Map<String, String> words;

	private final Map<String, String> files = new TreeMap<>();

	private final List<String> notes = new ArrayList<>();

	/**
	 * @param words what {@code __WORD__} in the files becomes, by word
	 */
	Start(Map<String, String> words) {
		this.words = Map.copyOf(words);
	}

	/**
	 * Adds a file.
	 * @param file path relative to the home folder
	 * @param model name below {@code /start}
	 */
	Start with(String file, String model) throws IOException {
		try (InputStream in = Objects.requireNonNull(Start.class.getResourceAsStream("/start/" + model), model)) {
			this.files.put(file, filled(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
			return this;
		}
	}

	/** Adds a file with this text. */
	Start withText(String file, String text) {
		this.files.put(file, text);
		return this;
	}

	/** Adds what whoever made it should know. */
	Start noting(String note) {
		this.notes.add(note);
		return this;
	}

	List<String> notes() {
		return List.copyOf(this.notes);
	}

	/**
	 * Writes every file, or none if one of them is there already.
	 * @return what was written, relative to the home folder
	 * @throws WrongUseException if something is there already
	 */
	List<String> write(Path home) throws IOException {
		List<String> there = this.files.keySet().stream().filter((file) -> Files.exists(home.resolve(file))).toList();
		if (!there.isEmpty()) {
			throw new WrongUseException(
					"%s is there already, and nothing was written. Choose another name, or delete it first"
						.formatted(String.join(", ", there)));
		}
		for (Map.Entry<String, String> file : this.files.entrySet()) {
			Path path = home.resolve(file.getKey());
			Files.createDirectories(Objects.requireNonNull(path.getParent()));
			Files.writeString(path, file.getValue());
		}
		return List.copyOf(this.files.keySet());
	}

	private String filled(String model) {
		String text = model;
		for (Map.Entry<String, String> word : this.words.entrySet()) {
			text = text.replace("__" + word.getKey() + "__", word.getValue());
		}
		return text;
	}

}
