import type { BodyView } from '@shared/contracts/delivery'
import { mebibyte } from '@shared/contracts/settings'
import { isJsonContentType } from '@shared/domain/decode/decoded-body'
import { parseJson, printJson } from '@shared/domain/decode/json-tree'
import type { JsonParse } from '@shared/domain/decode/json-tree'
import type { ViewForm } from './analysis-messages'
import { dumpHex, hexRowLength } from './hex-dump'

/** UTF-16 units of text that a view holds at most. */
const textLimit = mebibyte
/** Larger bodies are shown as they are, without reading them as JSON. */
const parseLimit = 8 * mebibyte

type Shown = Pick<BodyView, 'text' | 'kind' | 'warnings'> & { isCut: boolean }

/** A body for display: JSON pretty or as sent, text, or a hex dump; at most 1 MiB of text. */
export function viewBody(body: Uint8Array, contentType: string | null, form: ViewForm): BodyView {
  const { text, kind, warnings, isCut } = show(body, contentType, form)
  return { text, kind, contentType, total: body.byteLength, truncated: isCut, warnings }
}

function show(body: Uint8Array, contentType: string | null, form: ViewForm): Shown {
  if (body.byteLength === 0) return { text: '', kind: 'empty', warnings: [], isCut: false }
  if (form === 'hex' || looksBinary(body)) return showHex(body)
  return body.byteLength > parseLimit ? showStart(body) : showJsonOrText(body, contentType, form)
}

function showHex(body: Uint8Array): Shown {
  const shown = body.subarray(0, Math.floor(textLimit / hexRowLength) * 16)
  return { text: dumpHex(shown), kind: 'binary', warnings: [], isCut: shown.byteLength < body.byteLength }
}

function showStart(body: Uint8Array): Shown {
  const limit = `${parseLimit / mebibyte} MiB`
  const warnings = [
    `The body is larger than ${limit}, so it is shown as text and not read as JSON. Only its beginning is here.`,
  ]
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return { ...cut(decoder.decode(body.subarray(0, textLimit), { stream: true })), kind: 'text', warnings, isCut: true }
}

function showJsonOrText(body: Uint8Array, contentType: string | null, form: ViewForm): Shown {
  const json = parseJson(body)
  const warnings = json.warnings.map((warning) => warning.message)
  if (json.kind === 'tree') {
    return { ...cut(form === 'pretty' ? printJson(json.tree) : json.text), kind: 'json', warnings }
  }
  if (contentType !== null && isJsonContentType(contentType)) warnings.unshift(describeFlaw(json))
  return { ...cut(json.text), kind: 'text', warnings }
}

function describeFlaw(json: Exclude<JsonParse, { kind: 'tree' }>): string {
  if (json.kind === 'empty') return 'The content type says JSON, but the body holds only white space.'
  const { message, line, column } = json.problem
  return `The content type says JSON, but the body cannot be read as such. ${message} at line ${line}, column ${column}.`
}

/** Never between the halves of a surrogate pair. */
function cut(text: string): { text: string; isCut: boolean } {
  if (text.length <= textLimit) return { text, isCut: false }
  const last = text.charCodeAt(textLimit - 1)
  return { text: text.slice(0, last >= 0xd800 && last < 0xdc00 ? textLimit - 1 : textLimit), isCut: true }
}

/** Bytes enough to tell text from the rest, and the share of bytes no text has from which it is the rest. */
const probeBytes = 16 * 1024
const strangeShare = 0.1

/** A NUL, or many bytes that are neither printable nor UTF-8. A few stray ones in a text leave it a text. */
function looksBinary(body: Uint8Array): boolean {
  const probe = body.subarray(0, probeBytes)
  if (probe.includes(0)) return true
  const controls = probe.filter(isControl).length
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(probe, { stream: true })
  return controls + text.split('\ufffd').length - 1 > probe.length * strangeShare
}

/** Control bytes other than tab, line feed, vertical tab, form feed, carriage return and escape. */
function isControl(byte: number): boolean {
  return byte === 0x7f || (byte < 0x20 && byte !== 0x1b && (byte < 0x09 || byte > 0x0d))
}
