const longest = 200

/** The name itself, or the first of `name (2)`, `name (3)` ... that no other trigger has. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  for (let number = 2; ; number += 1) {
    const ending = ` (${number})`
    const candidate = `${name.slice(0, longest - ending.length)}${ending}`
    if (!taken.has(candidate)) return candidate
  }
}
