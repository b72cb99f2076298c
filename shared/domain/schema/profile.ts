import type { JsonType } from '../../contracts/profile'
import { isIntegerText } from '../decode/json-number'
import type { JsonNode, JsonObject } from '../decode/json-node'
import { detectFormats } from './formats'
import type { StringFormat } from './formats'

/** Deeper levels, and fields past this many, are counted but not described. */
export const maxProfileDepth = 64
export const maxProfileFields = 20_000

/** Distinct scalar values kept for each field, as the smallest ones in code unit order, so that no order of samples matters. */
const maxExamples = 5
const maxExampleLength = 80

/** The evidence for one place in the payload. Counts are over all samples and, below an array, over all of its items. */
export interface FieldProfile {
  /** How many values stood here. */
  seen: number
  types: Map<JsonType, number>
  /** Formats that every string so far has; `null` before the first string. */
  formats: ReadonlySet<StringFormat> | null
  examples: string[]
  /** Children of the objects seen here, in the order they were first met. */
  properties: Map<string, FieldProfile>
  items: FieldProfile | null
}

/** What is known from a number of samples. */
export interface Profile {
  samples: number
  root: FieldProfile
  /** Fields described so far, and places left out by the caps. */
  fields: number
  omitted: number
}

const createField = (): FieldProfile => ({
  seen: 0,
  types: new Map(),
  formats: null,
  examples: [],
  properties: new Map(),
  items: null,
})

export function createProfile(): Profile {
  return { samples: 0, root: createField(), fields: 0, omitted: 0 }
}

/** The type of a value by its source text: `1.0` is a number, `1` an integer. */
export function typeOfNode(node: JsonNode): JsonType {
  return node.type === 'number' ? (isIntegerText(node.text) ? 'integer' : 'number') : node.type
}

/** Formats of a further string; once none is left there is no need to look. */
const narrowFormats = (known: FieldProfile['formats'], text: string): FieldProfile['formats'] =>
  known?.size === 0 ? known : intersect(known, detectFormats(text))

const intersect = (left: FieldProfile['formats'], right: FieldProfile['formats']): FieldProfile['formats'] => {
  if (left === null) return right
  return right === null ? left : new Set([...left].filter((format) => right.has(format)))
}

const addExample = (field: FieldProfile, example: string): void => {
  if (field.examples.includes(example)) return
  field.examples.push(example)
  if (field.examples.length > maxExamples) {
    field.examples.sort(compareText)
    field.examples.pop()
  }
}

/** Code unit order: the same on every machine, unlike a locale's. */
export const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

const exampleOf = (node: JsonNode): string | null => {
  const text = node.type === 'string' ? node.value : node.type === 'number' ? node.text : null
  return text === null || text.length > maxExampleLength ? null : text
}

const child = (profile: Profile, depth: number, make: () => FieldProfile): FieldProfile | null => {
  if (depth > maxProfileDepth || profile.fields >= maxProfileFields) {
    profile.omitted += 1
    return null
  }
  profile.fields += 1
  return make()
}

/** Of duplicate keys only the last counts, as in most parsers. */
const lastEntries = (object: JsonObject): Map<string, JsonNode> =>
  new Map(object.entries.map((entry) => [entry.key, entry.value]))

interface Visit {
  field: FieldProfile
  node: JsonNode
  depth: number
}

const visitProperties = (profile: Profile, visit: Visit & { node: JsonObject }): Visit[] =>
  [...lastEntries(visit.node)].flatMap(([key, node]) => {
    const depth = visit.depth + 1
    const known = visit.field.properties.get(key)
    const field = known ?? child(profile, depth, createField)
    if (field === null) return []
    if (known === undefined) visit.field.properties.set(key, field)
    return [{ field, node, depth }]
  })

const visitItems = (profile: Profile, visit: Visit, items: readonly JsonNode[]): Visit[] => {
  if (items.length === 0) return []
  const depth = visit.depth + 1
  const field = visit.field.items ?? child(profile, depth, createField)
  if (field === null) return []
  visit.field.items = field
  return items.map((node) => ({ field, node, depth }))
}

const record = (field: FieldProfile, node: JsonNode): void => {
  const type = typeOfNode(node)
  field.seen += 1
  field.types.set(type, (field.types.get(type) ?? 0) + 1)
  if (node.type === 'string') field.formats = narrowFormats(field.formats, node.value)
  const example = exampleOf(node)
  if (example !== null) addExample(field, example)
}

/** Adds one sample to the profile, in place. The order of samples makes no difference to the schema. */
export function addSample(profile: Profile, tree: JsonNode): void {
  profile.samples += 1
  const ahead: Visit[] = [{ field: profile.root, node: tree, depth: 0 }]
  for (let visit = ahead.pop(); visit !== undefined; visit = ahead.pop()) {
    const { field, node, depth } = visit
    record(field, node)
    const next =
      node.type === 'object'
        ? visitProperties(profile, { field, node, depth })
        : node.type === 'array'
          ? visitItems(profile, visit, node.items)
          : []
    for (let index = next.length - 1; index >= 0; index -= 1) {
      const step = next[index]
      if (step !== undefined) ahead.push(step)
    }
  }
}

const mergeTypes = (left: FieldProfile['types'], right: FieldProfile['types']): FieldProfile['types'] => {
  const types = new Map(left)
  for (const [type, count] of right) types.set(type, (types.get(type) ?? 0) + count)
  return types
}

const mergeOptional = (
  profile: Profile,
  left: FieldProfile | null | undefined,
  right: FieldProfile | null | undefined,
): FieldProfile | null => {
  if (!left && !right) return null
  if (profile.fields >= maxProfileFields) {
    profile.omitted += 1
    return null
  }
  profile.fields += 1
  return mergeFields(profile, left ?? createField(), right ?? createField())
}

const mergeFields = (profile: Profile, left: FieldProfile, right: FieldProfile): FieldProfile => {
  const merged: FieldProfile = {
    seen: left.seen + right.seen,
    types: mergeTypes(left.types, right.types),
    formats: intersect(left.formats, right.formats),
    examples: [...left.examples],
    properties: new Map(),
    items: mergeOptional(profile, left.items, right.items),
  }
  for (const example of right.examples) addExample(merged, example)
  for (const key of new Set([...left.properties.keys(), ...right.properties.keys()])) {
    const property = mergeOptional(profile, left.properties.get(key), right.properties.get(key))
    if (property !== null) merged.properties.set(key, property)
  }
  return merged
}

/** The profile of the samples of both; neither is changed. */
export function mergeProfiles(left: Profile, right: Profile): Profile {
  const merged: Profile = {
    ...createProfile(),
    samples: left.samples + right.samples,
    omitted: left.omitted + right.omitted,
  }
  merged.root = mergeFields(merged, left.root, right.root)
  return merged
}
