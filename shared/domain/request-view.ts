import type { DecodeStep } from '../contracts/body-decoding'
import type { CapturedRequest, RawHeaders } from '../contracts/delivery'
import { readDecodedBody } from './decode/decoded-body'
import type { DecodedBody } from './decode/decoded-body'
import { decodeEvent } from './decode/decode-event'
import { isFormContentType, parseForm } from './decode/form-body'
import type { FormField } from './decode/form-body'
import type { JsonNode } from './decode/json-node'
import { headerValues } from './header-values'

/** A request with what can be read from it; everything that costs time is read on the first call only. */
export interface RequestView {
  method: string
  target: string
  headers: RawHeaders
  body: Uint8Array
  /** The body as JSON and what is wrong with it. */
  decoded(): DecodedBody
  /** The body as JSON; recipes that check items one by one see an item in its place. */
  tree(): JsonNode | null
  /** The event in the body, as the connection's decoding finds it. */
  event(): JsonNode | null
  /** The form fields; `null` when the body is no valid form. */
  form(): readonly FormField[] | null
  /** The settings of the trigger, by name. */
  config: Readonly<Record<string, string>>
}

const lazily = <Value>(compute: () => Value): (() => Value) => {
  let known: { value: Value } | null = null
  return () => (known ??= { value: compute() }).value
}

interface ViewOptions {
  config?: Readonly<Record<string, string>> | undefined
  decode?: readonly DecodeStep[] | undefined
}

const noConfig: RequestView['config'] = {}

/** The view of a request for a trigger with these settings. */
export function viewRequest(
  request: CapturedRequest,
  { config = noConfig, decode = [] }: ViewOptions = {},
): RequestView {
  const { body, headers, method, target } = request
  const decoded = lazily(() => readDecodedBody(request))
  const form = lazily(() =>
    isFormContentType(headerValues(headers, 'content-type')[0] ?? '') ? parseForm(body) : null,
  )
  const tree = (): JsonNode | null => decoded().tree
  const event = decode.length === 0 ? tree : lazily(() => decodeEvent({ body, tree, form }, decode).tree)
  return { method, target, headers, body, decoded, tree, event, form, config }
}
