import type { JsonNode, JsonProblem } from './json-node'
import { readJsonBody } from './json-body'
import { findWarnings } from './json-warnings'
import type { JsonWarning } from './json-warnings'

export { printJson } from './json-printer'

/** A body read as JSON for people to look at: the tree, or why there is none, and where the view differs from the bytes. */
export type JsonParse = { text: string; warnings: JsonWarning[] } & (
  | { kind: 'tree'; tree: JsonNode }
  | { kind: 'invalid' | 'tooDeep' | 'tooLarge'; problem: JsonProblem }
  | { kind: 'empty' }
)

/** Reads a body as JSON with its warnings. Never throws; offsets are UTF-16 units into `text`, which keeps a BOM. */
export function parseJson(bytes: Uint8Array): JsonParse {
  const body = readJsonBody(bytes)
  const base = { text: body.text, warnings: findWarnings(body, bytes) }
  if (body.kind === 'tree') return { kind: 'tree', tree: body.tree, ...base }
  if (body.kind === 'empty') return { kind: 'empty', ...base }
  return { kind: body.kind, problem: body.problem, ...base }
}
