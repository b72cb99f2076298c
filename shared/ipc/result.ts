import { z } from 'zod'

export const errorCodeSchema = z.enum([
  'invalid_input',
  'not_found',
  'not_allowed',
  'invalid_state',
  'invalid_file',
  'file_failed',
  'send_failed',
  'store_failed',
  'internal',
])
export type ErrorCode = z.infer<typeof errorCodeSchema>

/** An error a person can act on: `message` says what happened, why, and what to do next. */
export interface CallError {
  code: ErrorCode
  message: string
}

export type Result<Value> = { ok: true; value: Value } | { ok: false; error: CallError }

export const ok = <Value>(value: Value): Result<Value> => ({ ok: true, value })

export const fail = (code: ErrorCode, message: string): { ok: false; error: CallError } => ({
  ok: false,
  error: { code, message },
})
