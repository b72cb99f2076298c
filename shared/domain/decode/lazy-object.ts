import { decodeUtf8 } from '../text-codec'
import type { JsonEntry, JsonNode, JsonObject } from './json-node'
import { readJson } from './json-reader'
import type { EntryPlace, JsonOutline } from './json-skimmer'

/** Pieces of a body as text. Only where all is ASCII are bytes and characters counted alike, so that one decoding does for all. */
function createTextAt(body: Uint8Array, isAscii: boolean): (start: number, end: number) => string {
  let whole: string | null = null
  return (start, end) => {
    if (!isAscii) return decodeUtf8(body.subarray(start, end)).text
    whole ??= decodeUtf8(body).text
    return whole.slice(start, end)
  }
}

/** Reads a piece of JSON that is known to be sound. */
function readSound(text: string): JsonNode {
  const reading = readJson(text)
  if (reading.kind !== 'tree') throw new Error('What was skimmed as sound JSON cannot be read.')
  return reading.tree
}

function readKey(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  const node = readSound(quoted)
  return node.type === 'string' ? node.value : ''
}

class LazyEntry implements JsonEntry {
  readonly keyStart: number
  private readonly place: EntryPlace
  private readonly textAt: (start: number, end: number) => string
  private knownKey: string | null = null
  private known: JsonNode | null = null

  constructor(place: EntryPlace, textAt: (start: number, end: number) => string) {
    this.keyStart = place.keyStart
    this.place = place
    this.textAt = textAt
  }

  get key(): string {
    return (this.knownKey ??= readKey(this.textAt(this.place.keyStart, this.place.keyEnd)))
  }

  get value(): JsonNode {
    return (this.known ??= readSound(this.textAt(this.place.start, this.place.end)))
  }
}

/**
 * A JSON object whose values are read when they are asked for, since of most bodies one or two are. The offsets of a value
 * count from where it begins.
 */
export function createLazyObject(body: Uint8Array, { entries, isAscii }: JsonOutline): JsonObject {
  const textAt = createTextAt(body, isAscii)
  return { type: 'object', start: 0, end: body.length, entries: entries.map((place) => new LazyEntry(place, textAt)) }
}
