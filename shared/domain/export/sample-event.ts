import type { RawHeaders } from '../../contracts/delivery'
import { printJson } from '../decode/json-tree'
import { viewRequest } from '../request-view'
import { decodeUtf8, encodeUtf8 } from '../text-codec'
import type { ExportSample, ExportSource } from './export-source'

/** Larger samples are not put into an export. */
const maxBytes = 64 * 1024

const placesInBody = new Set(['body', 'form'])

/** Whether the body of every delivery holds the secret itself. */
export function hasSecretInBody({ authentication }: ExportSource): boolean {
  return (
    authentication.method === 'signature' &&
    authentication.recipe.type === 'equals' &&
    authentication.recipe.credential.at.some(({ from }) => placesInBody.has(from))
  )
}

const isText = ({ body }: ExportSample): boolean => {
  const { text, valid } = decodeUtf8(body)
  return valid && body.length > 0 && body.length <= maxBytes && !text.includes('\u0000')
}

const vendorSample = ({ connection, eventType }: ExportSource): ExportSample => {
  const event = connection.eventTypes.find(({ id }) => id === eventType) ?? connection.eventTypes[0]
  const headers: RawHeaders = event?.headers ?? []
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type')
  return {
    headers: hasType ? headers : [['Content-Type', 'application/json'], ...headers],
    body: encodeUtf8(event?.sample ?? '{}'),
  }
}

/** The first captured event that is text and of a handy size, or the example of the connection where there is none. */
export function pickSample(source: ExportSource): ExportSample {
  const captured = hasSecretInBody(source) ? undefined : source.samples.find(isText)
  return captured ?? vendorSample(source)
}

/** The event of the sample as JSON text with its numbers as written; `null` when it has none. */
export function printSampleEvent(source: ExportSource): string | null {
  const sample = pickSample(source)
  const request = { method: 'POST', target: '/', httpVersion: '1.1', sender: '', receivedAt: 0, ...sample }
  const event = viewRequest(request, { config: source.config, decode: source.connection.decode }).event()
  return event === null ? null : printJson(event)
}

/** The media type of the sample without its parameters. */
export function mediaType({ headers }: ExportSample): string {
  const value = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  const bare = value.split(';')[0]?.trim().toLowerCase() ?? ''
  return /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/.test(bare) ? bare : 'application/json'
}
