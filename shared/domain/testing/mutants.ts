type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const isRecord = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const scalars: readonly Json[] = [null, 0, 'other', true]
const containers: readonly Json[] = [[], ['other'], { other: 1 }]

const withEntry = (object: { [key: string]: Json }, key: string, value: Json | undefined): Json => {
  const others = Object.entries(object).filter(([name]) => name !== key)
  return Object.fromEntries(value === undefined ? others : [...others, [key, value]])
}

const mutateBelow = (value: Json, depth: number, replacements: readonly Json[]): Json[] => {
  if (Array.isArray(value)) {
    const inside = value.flatMap((item, index) =>
      mutateBelow(item, depth - 1, replacements).map((mutant) => value.with(index, mutant)),
    )
    return [...inside, value.slice(1), [...value, ...value.slice(0, 1)]]
  }
  if (!isRecord(value) || depth === 0) return []
  return Object.entries(value).flatMap(([key, child]) => {
    const variants = [undefined, ...replacements, ...mutateBelow(child, depth - 1, replacements)]
    return variants.map((variant) => withEntry(value, key, variant))
  })
}

/**
 * JSON texts that differ from one in one place each: a value removed, or another in its stead; down to three levels. With
 * `scalars` no list or object is put in.
 */
export function mutateJson(text: string, kind: 'all' | 'scalars' = 'all'): string[] {
  const replacements = kind === 'all' ? [...scalars, ...containers] : scalars
  return mutateBelow(JSON.parse(text) as Json, 3, replacements).map((mutant) => JSON.stringify(mutant))
}
