package io.serai.intake;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation says about one store that drops files, {@code serai.stores.NAME}.
 *
 * @param folder where its files come: {@code <kind>-<sequence>.csv} or {@code .ndjson}
 * @param source the system as which its records come in; null means the store's own name
 * @param charset how its files are encoded, e.g. GB18030
 * @param language of the notes about what is wrong: en or zh
 */
record StoreFolder(Path folder, @Nullable String source, @DefaultValue("UTF-8") Charset charset,
		@DefaultValue("en") Locale language) {
}
