package io.serai.access;

/**
 * What a person types to change the password.
 *
 * @param current the password so far
 * @param wanted the new one
 * @param again the new one once more
 */
public record NewPassword(String current, String wanted, String again) {

	@Override
	public String toString() {
		return "NewPassword[not shown]";
	}

}
