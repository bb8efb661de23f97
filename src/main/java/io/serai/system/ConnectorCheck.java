package io.serai.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.serai.mapping.BrokenFilesException;
import io.serai.system.connector.ConnectorFolder;
import io.serai.system.connector.ConnectorRules;
import io.serai.system.connector.SignInSpec;
import io.serai.system.signin.SignInRecipes;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.env.Environment;

/**
 * What the hub would refuse to start with in the connectors on disk, told without
 * starting it.
 */
public final class ConnectorCheck {

	/** A scheme, and then more than a port: {@code erp.example.com:8080} has none. */
	private static final Pattern ADDRESS = Pattern
		.compile("(?i)https?://[^/?#\\s]+.*|(?!https?:)[a-z][a-z0-9+-]*:[/a-z].*");

	private final ConnectorFolder folder;

	/**
	 * @param folder {@code connectors/}
	 * @param mappings the names of all mappings
	 */
	public ConnectorCheck(Path folder, Set<String> mappings) {
		this.folder = new ConnectorFolder(folder, new ConnectorRules(mappings));
	}

	/**
	 * Returns what is wrong with the address of a system, to be read after "the url";
	 * empty if it is one.
	 */
	public static Optional<String> wrongUrl(@Nullable String url) {
		if (url == null || url.isBlank()) {
			return Optional.of("is missing; set the address of the system");
		}
		return ADDRESS.matcher(url).matches() ? Optional.empty()
				: Optional.of("'%s' is no address; it begins with https:// or http://, or as its connector says"
					.formatted(url.replaceAll("//[^/@]*@", "//***@").replaceFirst("\\?.*", "")));
	}

	/**
	 * Returns the environment variables with credentials that a configured system needs
	 * and that nothing sets.
	 * @param environment with the settings
	 */
	public List<String> missingVariables(Environment environment, String system) {
		try {
			SystemSetting setting = SystemConfiguration.configured(environment).get(system);
			if (setting == null || setting.connector() == null) {
				return List.of();
			}
			SignInSpec spec = this.folder.read(setting.connector(), setting.options()).signIn();
			return SignInRecipes.withoutContext()
				.filter((recipe) -> recipe.recipe().equals(spec.recipe()))
				.flatMap((recipe) -> recipe.needs(spec).stream())
				.filter((need) -> Objects.requireNonNullElse(setting.credential(need), "").isBlank())
				.map((need) -> SystemSetting.variable(system, need))
				.sorted()
				.toList();
		}
		catch (BindException | BrokenFilesException ex) {
			// Told where the connector and the settings are checked.
			return List.of();
		}
	}

	/**
	 * Returns what is wrong with a connector.
	 * @param name of its folder
	 * @return one text each, {@code file: place: what; remedy}, where the place is a path
	 * with dots; empty if the hub starts with it
	 */
	public List<String> problems(String name) {
		return problems(name, Map.of());
	}

	/**
	 * Returns what is wrong with a connector as an installation uses it.
	 * @param options what it sets, by name
	 * @return as {@link #problems(String)}
	 */
	public List<String> problems(String name, Map<String, String> options) {
		try {
			this.folder.read(name, options);
			return List.of();
		}
		catch (BrokenFilesException ex) {
			return ex.problems();
		}
	}

}
