/** An object or list that is open at a place, with what is known of it up to there. */
interface OpenObject {
  type: 'object'
  /** The property whose value is being written; `null` while its name is. */
  key: string | null
  /** The texts of the properties before, by name; `null` for values of another kind. */
  seen: ReadonlyMap<string, string | null>
}
interface OpenList {
  type: 'list'
  index: number
}
export type Open = OpenObject | OpenList

/** Where an offset lies in a JSON text that need not be finished. */
export interface JsonPlace {
  /** From the outermost to the innermost. */
  open: readonly Open[]
  /** Where the word or string begins that ends at the offset. */
  start: number
}

const tokens = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/g

const readText = (token: string): string | null => {
  try {
    const value: unknown = JSON.parse(token)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}

const isMark = (token: string): boolean => /^[{}[\],:]$/.test(token)

const replaceLast = (open: readonly Open[], last: Open): Open[] => [...open.slice(0, -1), last]

/** The value or name that was just written, entered into what it belongs to. */
function take(open: readonly Open[], token: string): readonly Open[] {
  const last = open.at(-1)
  if (last?.type !== 'object') return open
  const text = readText(token)
  if (last.key === null) return text === null ? open : replaceLast(open, { ...last, key: text })
  return replaceLast(open, { ...last, seen: new Map([...last.seen, [last.key, text]]) })
}

function next(open: readonly Open[]): readonly Open[] {
  const last = open.at(-1)
  if (last === undefined) return open
  if (last.type === 'list') return replaceLast(open, { ...last, index: last.index + 1 })
  const seen = last.key === null || last.seen.has(last.key) ? last.seen : new Map([...last.seen, [last.key, null]])
  return replaceLast(open, { type: 'object', key: null, seen })
}

function step(open: readonly Open[], token: string): readonly Open[] {
  switch (token) {
    case '{':
      return [...open, { type: 'object', key: null, seen: new Map() }]
    case '[':
      return [...open, { type: 'list', index: 0 }]
    case '}':
    case ']':
      return open.slice(0, -1)
    case ',':
      return next(open)
    case ':':
      return open
    default:
      return take(open, token)
  }
}

/** Finds what is open at an offset, by what stands before it. */
export function findPlace(text: string, offset: number): JsonPlace {
  let open: readonly Open[] = []
  const before = [...text.slice(0, offset).matchAll(tokens)]
  const last = before.at(-1)
  const isUnfinished = last !== undefined && !isMark(last[0]) && last.index + last[0].length === offset
  const whole = isUnfinished ? before.slice(0, -1) : before
  for (const [token] of whole) open = step(open, token)
  return { open, start: isUnfinished ? last.index : offset }
}
