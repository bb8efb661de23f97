package io.serai.database;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * Runs an {@link OnEachDatabase} test on H2, then on PostgreSQL.
 */
class EachDatabase implements TestTemplateInvocationContextProvider {

	@Override
	public boolean supportsTestTemplate(ExtensionContext context) {
		return true;
	}

	@Override
	public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
		return Stream.of(new On("H2", TestDatabase::h2), new On("PostgreSQL", TestDatabase::postgresql));
	}

	private record On(String name, Supplier<TestDatabase> database) implements TestTemplateInvocationContext {

		@Override
		public String getDisplayName(int invocationIndex) {
			return this.name;
		}

		@Override
		public List<Extension> getAdditionalExtensions() {
			return List.of(new Fresh(this.database));
		}

	}

	private record Fresh(Supplier<TestDatabase> database) implements ParameterResolver {

		@Override
		public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
			return parameter.getParameter().getType() == TestDatabase.class;
		}

		@Override
		public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
			return context.getStore(ExtensionContext.Namespace.create(EachDatabase.class, context.getUniqueId()))
				.getOrComputeIfAbsent(TestDatabase.class, (type) -> this.database.get(), TestDatabase.class);
		}

	}

}
