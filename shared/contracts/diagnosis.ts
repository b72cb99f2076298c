import { z } from 'zod'
import { evidenceSchema } from './verdict'

/** What the sender did differently, where that has been shown by a signature or token that fits. */
export const mistakeSchema = z.enum([
  'secret_newline',
  'secret_quotes',
  'secret_whitespace',
  'secret_prefix',
  'secret_not_decoded',
  'secret_decoded',
  'other_trigger_key',
  'signature_encoding',
  'signature_prefix',
  'signature_hash',
  'signature_format',
  'signature_header',
  'signatures_joined',
  'body_rewritten',
  'body_newline',
  'body_line_ends',
  'body_compressed',
  'body_unpacked',
  'body_form',
  'body_only',
  'body_altered',
  'url_query',
  'url_host',
  'url_scheme',
  'url_slash',
  'method_signed',
  'time_unit',
  'clock_ahead',
])
export type Mistake = z.infer<typeof mistakeSchema>

/** The one cause of a refusal and what shows it. Never a guess: absent where nothing fitted. */
export const diagnosisSchema = z.strictObject({
  mistake: mistakeSchema,
  evidence: z.array(evidenceSchema),
  /** Digests and signature checks that it took. */
  tries: z.number().int().nonnegative(),
})
export type Diagnosis = z.infer<typeof diagnosisSchema>
