package io.serai.hook;

import java.util.Set;

import io.serai.system.Hook;
import io.serai.system.connector.HookSpec;

/**
 * What the recipes have in common whose events are an {@link AesText}: a token to sign
 * with, a key, and the receiver's id.
 */
sealed interface AesRecipe extends HookRecipe permits DingtalkRecipe, WechatRecipe {

	@Override
	default Set<String> needs(HookSpec spec) {
		return Set.of("hookToken", "hookKey", spec.idCredential());
	}

	@Override
	default void check(Hook hook) {
		aes(hook);
	}

	/** Returns the encryption under the door's key. */
	default AesText aes(Hook hook) {
		return AesText.of(hook.credential("hookKey").orElseThrow(),
				hook.credential(hook.spec().idCredential()).orElseThrow());
	}

}
