import { connectionOf, findPreset } from '@shared/connections'
import { customPresetId } from '@shared/contracts/custom-scheme'
import type { CustomScheme } from '@shared/contracts/custom-scheme'
import type { CapturedRequest } from '@shared/contracts/delivery'
import type { Evidence } from '@shared/contracts/verdict'
import type { RecipePreview } from '@shared/contracts/recipe-preview'
import { must } from '@shared/domain/assert'
import { sortKeys } from '@shared/domain/auth/authentication'
import type { KeySecret } from '@shared/domain/decision'
import { diagnose, searchLimits } from '@shared/domain/diagnose/diagnose'
import { viewRequest } from '@shared/domain/request-view'
import { compileRecipe } from '@shared/domain/signature/compile-recipe'
import { inspectRecipe } from '@shared/domain/signature/inspect-recipe'
import type { BackendParts } from '../backend-parts'
import { nodeCompression } from '../node/node-compression'
import type { ReceiverTarget } from '../receiver/receiver'
import { makeExampleRequest } from './example-request'
import { coverText, showContents } from './show-inspection'

type Parts = Pick<BackendParts, 'crypto' | 'clock' | 'fetchedKeys'>

interface Previewed {
  target: ReceiverTarget
  scheme: CustomScheme
  /** `null`: one that the app makes. */
  request: CapturedRequest | null
}

/** The keys in the order in which they are tried; those of the form that the scheme works with are the only ones for an example. */
const secretFor = (secrets: readonly KeySecret[], format: KeySecret['format'], now: number): string | null =>
  sortKeys(secrets, now).active.find((key) => key.format === format)?.secret ?? null

/** What the scheme would make of a request to the trigger: nothing is stored, and no secret is in the answer. */
export function previewRecipe({ request: recorded, scheme, target }: Previewed, parts: Parts): RecipePreview {
  const { clock, crypto, fetchedKeys } = parts
  const { publicUrls, trigger } = target
  const authentication = {
    ...trigger.authentication,
    method: 'signature' as const,
    preset: customPresetId,
    custom: scheme,
  }
  const connection = must(connectionOf({ ...trigger, authentication }), 'a trigger names a known connection')
  const preset = must(findPreset(connection, customPresetId), 'the connection has the scheme')
  const { config = {} } = authentication
  const now = recorded?.receivedAt ?? clock.now()
  const secret = secretFor(target.secrets, preset.secret.format, now)
  const example =
    recorded === null
      ? makeExampleRequest({ connection, preset, config, secret, url: publicUrls[0] ?? '', now, crypto })
      : null
  const request = recorded ?? must(example, 'it is made where none is recorded').request
  const secrets = example === null ? target.secrets : exampleSecrets(target.secrets, preset.secret.format, example)
  const remoteKeys = new Map([...fetchedKeys(), ...(target.remoteKeys ?? [])])
  const view = viewRequest(request, { config, decode: connection.decode })
  const input = { request: view, secrets, publicUrls, now, crypto, remoteKeys }
  const result = compileRecipe(preset.recipe).verify(input)
  const inspection = inspectRecipe(preset.recipe, input)
  const subject = { request, connection, preset, config, secrets, publicUrls, crypto, remoteKeys, now, otherKeys: [] }
  const diagnosis = result.authentic
    ? null
    : diagnose({ ...subject, compression: nodeCompression }, { ...searchLimits, monotonic: () => clock.monotonic() })
  const texts = sortKeys(target.secrets, now).active.map((key) => key.secret)
  const known = [...new Set([...texts, ...target.secrets.map((key) => key.secret)])].filter((text) => text !== '')
  const coverAll = (facts: readonly Evidence[]): Evidence[] =>
    facts.map(({ label, value }) => ({ label, value: coverText(value, known) }))
  return {
    algorithm: inspection.algorithm,
    places: coverAll(inspection.places),
    contents: showContents(inspection, known),
    authentic: result.authentic,
    reason: result.authentic ? null : result.reason,
    evidence: coverAll(result.evidence),
    diagnosis: diagnosis === null ? null : { ...diagnosis, evidence: coverAll(diagnosis.evidence) },
  }
}

/** The keys that judge an example: the trigger's own of the right form, or the public key that goes with it. */
function exampleSecrets(
  secrets: readonly KeySecret[],
  format: KeySecret['format'],
  { publicKey }: { publicKey: string | null },
): readonly KeySecret[] {
  return publicKey === null
    ? secrets.filter((key) => key.format === format)
    : [{ id: 'key_example', format, secret: publicKey, retiresAt: null }]
}
