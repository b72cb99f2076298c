import { typeName } from './words'

/** A type name for each named schema, all different and none of them `taken`. */
export function nameDefinitions(definitions: Iterable<string>, taken: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const used = new Set([taken])
  for (const definition of definitions) {
    const wanted = typeName(definition, 'Part')
    let name = wanted
    for (let number = 2; used.has(name); number += 1) name = `${wanted}${number}`
    used.add(name)
    names.set(definition, name)
  }
  return names
}
