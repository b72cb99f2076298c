import { isIntegerText } from '../decode/json-number'
import type { JsonNode, JsonObject } from '../decode/json-node'
import { countFields, pruneFields } from './cap-fields'
import { countValue, createDistinctValues } from './distinct-values'
import { createField, createStringEvidence, isLess, mergeFields } from './field-profile'
import type { FieldProfile } from './field-profile'
import { narrowFormats } from './formats'

/** Deeper levels, and fields past this many, are not described. */
export const maxProfileDepth = 64
export const maxProfileFields = 100_000

/** What is known from a number of samples. */
export interface Profile {
  samples: number
  root: FieldProfile
  /** Fields described so far. */
  fields: number
  /** Whether a cap left places out. */
  isPartial: boolean
  /** Objects looked at so far; each gets a number. */
  objects: number
}

export function createProfile(): Profile {
  return { samples: 0, root: createField(), fields: 0, isPartial: false, objects: 0 }
}

const learnString = (field: FieldProfile, text: string): void => {
  field.types.string += 1
  const strings = (field.strings ??= createStringEvidence())
  if (countValue(strings.values, text)) return
  if (strings.formats !== 0) strings.formats = narrowFormats(strings.formats, text)
  if (text.length < strings.minLength) strings.minLength = text.length
  if (text.length > strings.maxLength) strings.maxLength = text.length
}

const learnNumber = (field: FieldProfile, text: string): void => {
  if (isIntegerText(text)) field.types.integer += 1
  else field.types.number += 1
  const numbers = (field.numbers ??= { minimum: text, maximum: text, values: createDistinctValues() })
  if (countValue(numbers.values, text)) return
  if (isLess(text, numbers.minimum)) numbers.minimum = text
  if (isLess(numbers.maximum, text)) numbers.maximum = text
}

/** The properties of an object, each with its value. Of duplicate keys only the last counts, as in most parsers. */
const learnProperties = (profile: Profile, field: FieldProfile, visit: { object: JsonObject; depth: number }): void => {
  const { depth, object } = visit
  const met: FieldProfile[] = []
  const nodes: JsonNode[] = []
  profile.objects += 1
  const number = profile.objects
  for (const { key, value } of object.entries) {
    let property = field.properties.get(key)
    if (property === undefined) {
      property = createField()
      profile.fields += 1
      field.properties.set(key, property)
    }
    if (property.visit === number) nodes[met.indexOf(property)] = value
    else {
      property.visit = number
      met.push(property)
      nodes.push(value)
    }
  }
  for (let index = 0; index < met.length; index += 1) {
    const [property, node] = [met[index], nodes[index]]
    if (property !== undefined && node !== undefined) learn(profile, property, node, depth + 1)
  }
}

const learnItems = (
  profile: Profile,
  field: FieldProfile,
  visit: { items: readonly JsonNode[]; depth: number },
): void => {
  if (field.items === null) {
    field.items = createField()
    profile.fields += 1
  }
  for (const node of visit.items) learn(profile, field.items, node, visit.depth + 1)
}

/** Recursion ends at `maxProfileDepth`. */
const learn = (profile: Profile, field: FieldProfile, node: JsonNode, depth: number): void => {
  field.seen += 1
  if (node.type === 'string') return learnString(field, node.value)
  if (node.type === 'number') return learnNumber(field, node.text)
  field.types[node.type] += 1
  const isLeaf = node.type === 'object' ? node.entries.length === 0 : node.type !== 'array' || node.items.length === 0
  if (isLeaf) return
  if (depth === maxProfileDepth) profile.isPartial = true
  else if (node.type === 'object') learnProperties(profile, field, { object: node, depth })
  else if (node.type === 'array') learnItems(profile, field, { items: node.items, depth })
}

const cap = (profile: Profile): void => {
  if (profile.fields <= maxProfileFields) return
  pruneFields(profile.root, maxProfileFields)
  profile.fields = maxProfileFields
  profile.isPartial = true
}

/** Adds one sample to the profile, in place. The order of samples makes no difference to what is known. */
export function addSample(profile: Profile, tree: JsonNode): void {
  profile.samples += 1
  learn(profile, profile.root, tree, 0)
  cap(profile)
}

/** The profile of some samples. Without one of them it is what the others teach, so that removing a sample is exact. */
export function profileOf(trees: Iterable<JsonNode>): Profile {
  const profile = createProfile()
  for (const tree of trees) addSample(profile, tree)
  return profile
}

/** The profile of the samples of both; neither is changed. Commutative, associative, and equal to adding all samples to one. */
export function mergeProfiles(left: Profile, right: Profile): Profile {
  const root = mergeFields(left.root, right.root)
  const merged: Profile = {
    samples: left.samples + right.samples,
    root,
    fields: countFields(root),
    isPartial: left.isPartial || right.isPartial,
    objects: 0,
  }
  cap(merged)
  return merged
}
