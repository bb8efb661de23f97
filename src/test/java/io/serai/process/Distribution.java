package io.serai.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The built distribution, unpacked as an operator unpacks it.
 *
 * @param home the folder with the launcher, the jar and the product's folders
 */
public record Distribution(Path home) {

	/**
	 * Unpacks the zip of this build.
	 * @throws IllegalStateException if it has not been built
	 */
	public static Distribution unpack(Path folder) throws IOException {
		Path zip = Path.of(System.getProperty("serai.distribution", "target/serai.zip"));
		if (!Files.exists(zip)) {
			throw new IllegalStateException("there is no %s; build it: mvn verify, or ./serai test".formatted(zip));
		}
		try (ZipFile packed = new ZipFile(zip.toFile())) {
			for (Enumeration<? extends ZipEntry> all = packed.entries(); all.hasMoreElements();) {
				unpack(packed, all.nextElement(), folder);
			}
		}
		return new Distribution(folder.resolve(zip.getFileName().toString().replace(".zip", "")));
	}

	private static void unpack(ZipFile packed, ZipEntry entry, Path folder) throws IOException {
		Path target = folder.resolve(entry.getName());
		if (entry.isDirectory()) {
			Files.createDirectories(target);
			return;
		}
		Files.createDirectories(target.getParent());
		try (InputStream content = packed.getInputStream(entry)) {
			Files.copy(content, target);
		}
	}

	/**
	 * Starts {@code ./serai run} there, on the JDK of this JVM.
	 * @param environment what an operator would set in it, e.g. secrets
	 */
	public ChildProcess run(Map<String, String> environment) {
		Map<String, String> all = new HashMap<>(environment);
		all.put("SERAI_JAVA_HOME", System.getProperty("java.home"));
		return ChildProcess.start("./serai run", List.of("sh", this.home.resolve("serai").toString(), "run"), all,
				this.home.resolve("hub.log"));
	}

}
