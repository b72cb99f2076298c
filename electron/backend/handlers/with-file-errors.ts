import { fail, ok } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import { CallFailure } from '../call-failure'

/** A file dialog's failure in words; what is already worded, such as a missing window, passes as it is. */
export async function withFileErrors<Value>(doing: string, run: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await run())
  } catch (error) {
    if (error instanceof CallFailure) throw error
    const reason = error instanceof Error ? error.message : String(error)
    return fail(
      'file_failed',
      `The file could not be ${doing}: ${reason}. Check the folder's permissions and free space, or choose another place.`,
    )
  }
}
