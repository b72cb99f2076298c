import type { ErrorCode } from '@shared/ipc/result'

/** An outcome that a port or the store can only tell by throwing, already worded for the user; `call` turns it into a Result. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure'

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
