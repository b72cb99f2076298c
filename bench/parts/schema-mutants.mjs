/** A generator of numbers from 0 to 1 that gives the same row on every run. */
export function createRandom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function typeOf(value) {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** Every place of a value as `{ keys, value }`, the root left out. */
export function listPlaces(value, keys = []) {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((key) => [
    { keys: [...keys, key], value: value[key] },
    ...listPlaces(value[key], [...keys, key]),
  ])
}

/** The path of a place for comparing samples: array steps are all one. */
export function pathOf(root, keys) {
  let at = root
  return keys
    .map((key) => {
      const step = Array.isArray(at) ? '[]' : key
      at = at[key]
      return step
    })
    .join('\u0000')
}

function changed(payload, keys, change) {
  const copy = JSON.parse(JSON.stringify(payload))
  const parent = keys.slice(0, -1).reduce((at, key) => at[key], copy)
  change(parent, keys.at(-1))
  return copy
}

const replaced = (payload, keys, value) =>
  changed(payload, keys, (parent, key) => {
    parent[key] = value
  })

const substitutes = { string: 'changed text', number: 7301, boolean: true, object: { changed: 1 }, array: [7301] }
const isContainer = (value) => typeof value === 'object' && value !== null

/** The kinds of damage: where it applies, and what stands there afterwards. */
const kinds = {
  null: { applies: (value) => value !== null, make: () => null },
  text: { applies: (value) => typeof value === 'string', make: () => 'changed text' },
  empty: { applies: (value) => typeof value === 'string' && value !== '', make: () => '' },
  fraction: { applies: Number.isInteger, make: (value) => value + 0.5 },
  integer: { applies: Number.isInteger, make: (value) => value + 1 },
  emptied: { applies: (value) => Array.isArray(value) && value.length > 0, make: () => [] },
}

function pick(random, list, count) {
  const left = [...list]
  return Array.from({ length: Math.min(count, left.length) }, () => {
    return left.splice(Math.floor(random() * left.length), 1)[0]
  })
}

/** Mutants with a value of another type; `types` names those that the samples of the event have at each path. */
export function wrongTypes(payload, { count, random, types, known }) {
  const places = listPlaces(payload).filter(({ keys }) => known.has(pathOf(payload, keys)))
  return pick(random, places, count).flatMap(({ keys }) => {
    const seen = types.get(pathOf(payload, keys))
    const others = Object.keys(substitutes).filter((type) => !seen.has(type))
    const [type] = pick(random, others, 1)
    return type === undefined ? [] : [{ kind: 'type', payload: replaced(payload, keys, substitutes[type]) }]
  })
}

/** Mutants of every kind but the unknown field: changed type, null, missing, other text, no text, fraction, other integer, no items. */
export function damages(payload, { count, random }) {
  const places = listPlaces(payload)
  const types = pick(random, places, count).map(({ keys, value }) => {
    const others = Object.keys(substitutes).filter((type) => type !== typeOf(value))
    return { kind: 'type', payload: replaced(payload, keys, substitutes[pick(random, others, 1)[0]]) }
  })
  const missing = pick(
    random,
    places.filter(({ keys }) => !/^\d+$/.test(keys.at(-1))),
    count,
  ).map(({ keys }) => ({
    kind: 'missing',
    payload: changed(payload, keys, (parent, key) => Reflect.deleteProperty(parent, key)),
  }))
  const others = Object.entries(kinds).flatMap(([kind, { applies, make }]) =>
    pick(
      random,
      places.filter(({ value }) => applies(value)),
      count,
    ).map(({ keys, value }) => ({ kind, payload: replaced(payload, keys, make(value)) })),
  )
  return [...types, ...missing, ...others]
}

/** Payloads with a field that no sample has. */
export function additions(payload, { count, random }) {
  const objects = [
    { keys: [] },
    ...listPlaces(payload).filter(({ value }) => isContainer(value) && !Array.isArray(value)),
  ]
  return pick(random, objects, count).map(({ keys }) => {
    const copy = JSON.parse(JSON.stringify(payload))
    keys.reduce((at, key) => at[key], copy).hookwright_addition = 1
    return { kind: 'new', payload: copy }
  })
}
