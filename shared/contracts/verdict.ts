import { z } from 'zod'

export const stageIdSchema = z.enum([
  'transport',
  'route',
  'handshake',
  'method',
  'authenticate',
  'accept',
  'duplicate',
  'decode',
  'schema',
  'conditions',
  'store',
  'fire',
])
export type StageId = z.infer<typeof stageIdSchema>

export const reasonCodeSchema = z.enum([
  'malformed_request',
  'body_too_large',
  'request_too_slow',
  'too_many_headers',
  'duplicate_host',
  'absolute_target',
  'unsupported_transfer_encoding',
  'host_not_allowed',
  'browser_request',
  'unknown_token',
  'method_not_allowed',
  'key_missing',
  'key_repeated',
  'key_whitespace',
  'key_wrong',
  'key_retired',
  'secret_unavailable',
  'signature_missing',
  'signature_repeated',
  'signature_malformed',
  'signature_not_encoded',
  'signature_wrong',
  'signature_other_url',
  'signed_part_missing',
  'items_missing',
  'body_digest_wrong',
  'token_missing',
  'token_wrong',
  'jwt_malformed',
  'jwt_algorithm_refused',
  'claim_wrong',
  'setting_missing',
  'key_not_fetched',
  'key_unknown',
  'key_address_refused',
  'timestamp_missing',
  'timestamp_malformed',
  'timestamp_stale',
  'timestamp_future',
  'replayed',
  'trigger_draft',
  'trigger_paused',
  'already_stored',
  'same_id_other_body',
  'not_decodable',
  'other_event_type',
  'condition_false',
  'handshake_answered',
  'handshake_refused',
  'capture_closed',
  'store_failed',
  'store_busy',
])
export type ReasonCode = z.infer<typeof reasonCodeSchema>

/** A fact that supports a stage's outcome; never a secret, and never more than 200 characters of a request's content. */
export const evidenceSchema = z.strictObject({ label: z.string(), value: z.string() })
export type Evidence = z.infer<typeof evidenceSchema>

export const stageSchema = z.strictObject({
  stage: stageIdSchema,
  outcome: z.enum(['passed', 'failed', 'skipped']),
  reason: reasonCodeSchema.nullable(),
  evidence: z.array(evidenceSchema),
})
export type Stage = z.infer<typeof stageSchema>

export const outcomeSchema = z.enum(['accepted', 'filtered', 'refused', 'handshake', 'flagged', 'duplicate'])
export type Outcome = z.infer<typeof outcomeSchema>

/** The HTTP answer as sent. */
export const answerSchema = z.strictObject({
  status: z.number().int(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
})
export type Answer = z.infer<typeof answerSchema>

/** The outcome of a delivery: every stage in order, the stage that ended the matter (`endedAt`), and the answer given. */
export const verdictSchema = z.strictObject({
  stages: z.array(stageSchema),
  endedAt: stageIdSchema,
  outcome: outcomeSchema,
  /** The primary reason; `null` when everything passed. */
  reason: reasonCodeSchema.nullable(),
  /** The key that matched. */
  keyId: z.string().nullable(),
  /** Whether the sender proved to know the secret. */
  authentic: z.boolean(),
  answer: answerSchema,
})
export type Verdict = z.infer<typeof verdictSchema>
