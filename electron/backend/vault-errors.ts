import { CallFailure } from './call-failure'

/** Gives failures to keep a secret the words for people, the cause kept for the log. */
export async function withVaultErrors(write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (error instanceof CallFailure) throw error
    throw new CallFailure(
      'store_failed',
      'The key could not be put where secrets are kept, so nothing was changed. Unlock the keychain or free some disk space, then try again.',
      { cause: error },
    )
  }
}
