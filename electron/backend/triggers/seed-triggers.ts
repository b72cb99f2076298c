import { connectionOf, findPreset } from '@shared/connections'
import { conditionSchema } from '@shared/contracts/condition'
import { authMethodSchema } from '@shared/contracts/connection'
import { customSchemeSchema } from '@shared/contracts/custom-scheme'
import { must } from '@shared/domain/assert'
import { normaliseVendorSecret } from '@shared/domain/secrets'
import { z } from 'zod'
import { createId } from '../ids'
import { defaultAuthentication, draftTrigger, resolveChoice } from './draft-trigger'
import type { KeyMaking } from './draft-trigger'
import { describeKey, formatOf } from './key-ring'
import type { Edit, TriggerWriter } from './trigger-writer'

const triggerSeedSchema = z.strictObject({
  connectionId: z.string(),
  eventType: z.string().nullable(),
  method: authMethodSchema,
  preset: z.string().optional(),
  /** The scheme itself, for the preset `custom` of a Custom Webhook. */
  custom: customSchemeSchema.optional(),
  secret: z.string().min(1).optional(),
  conditions: conditionSchema.optional(),
})
export type TriggerSeed = z.infer<typeof triggerSeedSchema>

/** The file of `--seed`: triggers to begin with, for automation. */
export const seedFileSchema = z.strictObject({ triggers: z.array(triggerSeedSchema) })

function seedTrigger(seed: TriggerSeed, making: KeyMaking): Edit {
  const choice = { connectionId: seed.connectionId, eventType: seed.eventType }
  const resolved = resolveChoice(choice)
  const fallback = resolved && defaultAuthentication(resolved.connection)
  if (!resolved || !fallback) throw new Error(`No connection ${seed.connectionId} with event type ${seed.eventType}.`)
  const authentication = {
    ...fallback,
    method: seed.method,
    preset: seed.preset ?? fallback.preset,
    custom: seed.custom,
  }
  const connection = must(connectionOf({ ...choice, authentication }), 'the choice was resolved')
  if (!findPreset(connection, authentication.preset)) throw new Error(`No preset ${authentication.preset}.`)
  const format = formatOf(authentication, connection)
  const draft = draftTrigger({ ...resolved, connection, choice, authentication }, making)
  const ready = { ...draft.trigger, state: 'ready' as const, conditions: seed.conditions ?? null }
  if (seed.secret === undefined) {
    if (format === 'vendor')
      throw new Error(`A trigger of ${resolved.connection.name} needs a secret in the seed file.`)
    return { ...draft, trigger: ready }
  }
  const secret = format === 'vendor' ? normaliseVendorSecret(seed.secret) : seed.secret
  const key = describeKey(`key_${createId(making.random)}`, format, secret, making.clock.now())
  return { trigger: { ...ready, keys: [key] }, newSecrets: new Map([[key.id, secret]]) }
}

/** Adds ready triggers without a confirmed schema, for automation only. */
export async function seedTriggers(
  seeds: readonly TriggerSeed[],
  parts: KeyMaking & { writer: TriggerWriter },
): Promise<void> {
  for (const edit of seeds.map((seed) => seedTrigger(seed, parts))) {
    await parts.writer.add(edit.trigger, edit.newSecrets ?? new Map())
  }
}
