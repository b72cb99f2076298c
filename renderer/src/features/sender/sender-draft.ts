import { connectionOf, findPreset } from '@shared/connections'
import type { Connection, EventType } from '@shared/contracts/connection'
import type { SenderProof, SenderRequest, SenderRoute } from '@shared/contracts/sender'
import type { TriggerView } from '@shared/contracts/trigger'
import { must } from '@shared/domain/assert'
import { parseJson, printJson } from '@shared/domain/decode/json-tree'
import { makeSenderRequest } from '@shared/domain/sender-request'
import { publicKindOf } from '@shared/domain/signature/public-key'
import { encodeUtf8 } from '@shared/domain/text-codec'

/** What is about to be sent. `proof` is `null` until the user chose another than the trigger's own. */
export interface SenderDraft {
  eventType: string
  request: SenderRequest
  proof: SenderProof | null
  route: SenderRoute
  freshId: boolean
}

/** The vendor that a trigger is for. */
export const vendorOf = (trigger: TriggerView): Connection =>
  must(connectionOf(trigger), 'a trigger names a known connection')

const eventOf = (connection: Connection, id: string | null): EventType =>
  must(
    connection.eventTypes.find((event) => event.id === id) ?? connection.eventTypes[0],
    'a connection has event types',
  )

/** JSON with indents, numbers and order kept; any other text as it is. */
function indent(text: string): string {
  const parsed = parseJson(encodeUtf8(text))
  return parsed.kind === 'tree' ? printJson(parsed.tree) : text
}

/** The vendor's sample of an event type, laid out to be read and changed. */
export function sampleRequest(trigger: TriggerView, eventType: string): SenderRequest {
  const connection = vendorOf(trigger)
  const request = makeSenderRequest(connection, eventOf(connection, eventType))
  return { ...request, body: indent(request.body) }
}

/** The sample of the trigger's own event type, to be sent to this computer with a new id each time. */
export function createDraft(trigger: TriggerView): SenderDraft {
  const { id } = eventOf(vendorOf(trigger), trigger.eventType)
  return { eventType: id, request: sampleRequest(trigger, id), proof: null, route: 'local', freshId: true }
}

const proofs: Record<'apiKey' | 'signature', readonly { value: SenderProof; label: string }[]> = {
  signature: [
    { value: 'signature', label: 'Signed' },
    { value: 'none', label: 'Not signed' },
  ],
  apiKey: [
    { value: 'header', label: 'Key in a header' },
    { value: 'query', label: 'Key in the URL' },
    { value: 'none', label: 'No key' },
  ],
}

/** How a trigger lets its vendor prove itself, and not at all. */
export const listProofs = ({ authentication }: TriggerView) => proofs[authentication.method]

/** The proof that is sent: the chosen one as long as the trigger takes it. */
export function proofOf(draft: SenderDraft, trigger: TriggerView): SenderProof {
  const [own, ...others] = listProofs(trigger)
  const chosen = others.find(({ value }) => value === draft.proof)
  return chosen?.value ?? own?.value ?? 'none'
}

/** Whether the vendor signs with a key that nobody else has. */
export function signsPrivately(trigger: TriggerView): boolean {
  const { authentication } = trigger
  const connection = connectionOf(trigger)
  const preset = connection && findPreset(connection, authentication.preset)
  return authentication.method === 'signature' && preset !== undefined && publicKindOf(preset.recipe) !== null
}

const jsonType = /[/+]json\b/i

/** What is wrong with a body that says it is JSON, and where; `null` when nothing. */
export function findJsonFlaw({ body, headers }: SenderRequest): string | null {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  if (!jsonType.test(type)) return null
  const parsed = parseJson(encodeUtf8(body))
  if (parsed.kind === 'tree') return null
  if (parsed.kind === 'empty') return 'The body is empty.'
  const { column, line, message } = parsed.problem
  return `Line ${line}, column ${column}: ${message.replace(/\.?$/, '.')}`
}
