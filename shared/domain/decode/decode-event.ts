import type { DecodeStep } from '../../contracts/body-decoding'
import { readBodyPath } from '../body-path'
import { decodeBase64, decodeBase64Url } from '../byte-encoding'
import { decodeUtf8 } from '../text-codec'
import type { FormField } from './form-body'
import type { JsonNode } from './json-node'
import { readJson } from './json-reader'

export interface DecodableBody {
  body: Uint8Array
  tree: () => JsonNode | null
  form: () => readonly FormField[] | null
}

/** The event in a body. `text` is what the offsets of the tree count in; `null` while the body itself is the event. */
export interface DecodedEvent {
  text: string | null
  tree: JsonNode | null
}

const readText = (text: string): DecodedEvent | null => {
  const json = readJson(text, 0)
  return json.kind === 'tree' ? { text, tree: json.tree } : null
}

const writeForm = (fields: readonly FormField[]): string => {
  const values = new Map<string, string[]>()
  for (const { name, value } of fields) {
    const known = values.get(name)
    if (known === undefined) values.set(name, [value])
    else known.push(value)
  }
  const entries = [...values].map(([name, all]) => {
    const value = all.length === 1 ? JSON.stringify(all[0]) : JSON.stringify(all)
    return `${JSON.stringify(name)}:${value}`
  })
  return `{${entries.join(',')}}`
}

const readLines = (text: string): DecodedEvent | null => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.every((line) => readText(line) !== null) ? readText(`[${lines.join(',')}]`) : null
}

const base64Text = (text: string): string | null => {
  const bytes = decodeBase64(text) ?? decodeBase64Url(text)
  const read = bytes === null ? null : decodeUtf8(bytes)
  return read?.valid === true ? read.text : null
}

type StepOf<Name extends DecodeStep['step']> = Extract<DecodeStep, { step: Name }>
type TakeStep<Step> = (step: Step, at: DecodedEvent, source: DecodableBody) => DecodedEvent | null

const steps: { [Name in DecodeStep['step']]: TakeStep<StepOf<Name>> } = {
  form: (_step, _at, source) => {
    const fields = source.form()
    return fields === null ? null : readText(writeForm(fields))
  },
  'form-field': (step, _at, source) => {
    const value = source.form()?.find(({ name }) => name === step.name)?.value
    return value === undefined ? null : readText(value)
  },
  'json-string': ({ path }, { tree }) => {
    const [value] = readBodyPath(tree, path)
    return value === undefined ? null : readText(value)
  },
  base64: ({ path }, { tree }) => {
    const [value] = readBodyPath(tree, path)
    const text = value === undefined ? null : base64Text(value)
    return text === null ? null : readText(text)
  },
  lines: (_step, _at, source) => readLines(decodeUtf8(source.body).text),
  text: (_step, _at, source) => ({ text: decodeUtf8(source.body).text, tree: null }),
}

/** Follows the decoding steps; one that finds nothing is passed over, since vendors post some events undecorated. */
export function decodeEvent(source: DecodableBody, decode: readonly DecodeStep[]): DecodedEvent {
  let event: DecodedEvent = { text: null, tree: source.tree() }
  for (const step of decode) {
    // The table has one function per kind of step, each for its own kind.
    const take = steps[step.step] as TakeStep<DecodeStep>
    event = take(step, event, source) ?? event
  }
  return event
}
